"""The command line: the app's abilities for scripts and for people who use a screen reader."""


def main() -> int:
    """Carry out the command of this process; returns its exit status."""
    from planner.cli.front_door import run

    return run()
