"""The plans that come with the program: where their register files are."""

from pathlib import Path

from planner.i18n import PlannerError, _

PACKAGE = Path(__file__).parents[2]
REPOSITORY = PACKAGE.parents[1]

AMATITLAN = (
    "stakeholders/amatitlan.yaml",
    "strategies/amatitlan-pilot.yaml",
    "strategies/municipal-migration-strategy.yaml",
)
EXAMPLES = ("amatitlan", "exercise")


class NoSuchExample(PlannerError):
    """An example was asked for that the program does not have."""

    def __init__(self, name: str) -> None:
        says = _("There is no example called “{name}”. Choose one of: {names}.")
        super().__init__(says.format(name=name, names=", ".join(EXAMPLES)))


def example_files(name: str) -> list[Path]:
    """The register files of an example, actors before strategies.

    `amatitlan` lies in the project's own folders `stakeholders/` and `strategies/`, and in the package once it is
    built; `exercise` always lies in the package.
    """
    if name not in EXAMPLES:
        raise NoSuchExample(name)
    packed = sorted((PACKAGE / "examples" / name).glob("*.yaml"))
    return packed or [REPOSITORY / file for file in AMATITLAN]
