"""The root of every error a person may read."""


class PlannerError(Exception):
    """One clear sentence in the reader's language that says where and what to do.

    Subclasses build the sentence in their constructor; no one else adds to it.
    """

    @property
    def sentence(self) -> str:
        """The message as it is shown."""
        return str(self)
