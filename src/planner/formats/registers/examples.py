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
GUATEMALA = (
    "stakeholders/iom.yaml",
    "stakeholders/ogp-gt0124.yaml",
    "stakeholders/huehuetenango.yaml",
    "stakeholders/guate-te-incluye.yaml",
    "strategies/frameworks.yaml",
    "strategies/iom-country-strategy.yaml",
    "strategies/iom-instruments.yaml",
    "strategies/ogp-gt0124.yaml",
    "strategies/huehuetenango.yaml",
    "strategies/guate-te-incluye.yaml",
)
"""What the other documents state of the systems that a Guatemalan municipality plugs into."""

SHIPPED = {"amatitlan": AMATITLAN, "guatemala": AMATITLAN + GUATEMALA}
EXAMPLES = ("amatitlan", "guatemala", "exercise")


class NoSuchExample(PlannerError):
    """An example was asked for that the program does not have."""

    def __init__(self, name: str) -> None:
        says = _("There is no example called “{name}”. Choose one of: {names}.")
        super().__init__(says.format(name=name, names=", ".join(EXAMPLES)))


def example_files(name: str) -> list[Path]:
    """The register files of an example, actors before strategies.

    `amatitlan` and `guatemala`, all five documents in one plan, lie in the project's own folders `stakeholders/` and
    `strategies/`, and in the package once it is built; `exercise` always lies in the package.
    """
    if name not in EXAMPLES:
        raise NoSuchExample(name)
    if name not in SHIPPED:
        return sorted((PACKAGE / "examples" / name).glob("*.yaml"))
    packed = PACKAGE / "examples" / "registers"
    return [(packed if packed.is_dir() else REPOSITORY) / file for file in SHIPPED[name]]
