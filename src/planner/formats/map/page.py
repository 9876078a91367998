"""Makes the page of a map and writes it as one file."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from planner.formats.map.content import page_content
from planner.formats.map.internal import with_inside
from planner.formats.output.stamp import Stamp
from planner.formats.output.writing import Cancelled, Progress, atomically, go_on
from planner.i18n import Language, _
from planner.model.edition import Edition
from planner.model.values import Position

SCRIPTS = (
    "state", "figures", "labels", "drawing", "choices", "filters",
    "search", "card", "tables", "language", "print", "main",
)  # fmt: skip
"""The page's own scripts, in the order they are joined into one."""

LIVE_SCRIPT = "live"
INSIDE = ("colours", "what_if")
"""Scripts and styles of what only an internal map has: a page that is passed on does not even name it."""
STYLES = ("page", "print")


@dataclass(frozen=True, slots=True)
class Extension:
    """What a page of another room adds to this one: a template that extends it, styles, and a script."""

    package: str
    template: str
    style: str
    script: str


def write_map(
    edition: Edition,
    target: Path,
    stamp: Stamp,
    positions: Mapping[str, Position],
    language: Language,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Write the map of an edition to `target`, whole or not at all.

    `positions` gives a point by stakeholder id, in map units. Raises the errors of `planner.formats.output.writing`.
    """
    with atomically(target) as draft:
        go_on(progress, cancelled, 0.0, _("Drawing the map"))
        text = map_page(edition, stamp, positions, language)
        go_on(progress, cancelled, 0.7, _("Writing the file"))
        draft.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        go_on(progress, cancelled, 1.0, _("Writing the file"))


def map_page(edition: Edition, stamp: Stamp, positions: Mapping[str, Position], language: Language) -> str:
    """The page of an edition: HTML that needs nothing beside itself."""
    return render(page_data(edition, stamp, positions, language))


def page_data(
    edition: Edition,
    stamp: Stamp,
    positions: Mapping[str, Position],
    language: Language,
    live: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """All a page holds, as JSON data; `live` is what only a page in contact with the program needs."""
    from planner.formats.map.network import MapNetwork

    content = page_content(edition, stamp, live=live is not None)
    if edition.internal:
        content = with_inside(content, edition)
    drawing = MapNetwork(edition, positions).drawing()
    return content | {"language": language, "drawing": drawing, "live": dict(live) if live is not None else None}


def render(data: dict[str, Any], extension: Extension | None = None) -> str:
    """The page of its data, with a policy that allows its own scripts and styles and nothing else."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    from planner.formats.map.network import bundle

    live = data["live"] is not None
    inside = "inside" in data
    scripts = [bundle(), _script(live=live, inside=inside, more=extension.script if extension else "")]
    styles = (*STYLES, "inside") if inside else STYLES
    style = "\n".join([*(asset(f"{name}.css") for name in styles), extension.style if extension else ""])
    packages = ["planner.formats.map", *([extension.package] if extension else [])]
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, "assets") for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment.get_template(extension.template if extension else "page.html").render(
        data=data,
        policy=content_policy(scripts, live=live),
        say=lambda said: said if isinstance(said, str) else said[data["language"]],
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - the program's own files, not data
        style=Markup(style),  # noqa: S704
    )


def content_policy(scripts: list[str], *, live: bool) -> str:
    """A Content-Security-Policy under which only these scripts run and no address is asked for."""
    hashes = " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts)
    parts = ["default-src 'none'", f"script-src {hashes}", "style-src 'unsafe-inline'", "img-src data:"]
    parts += ["base-uri 'none'", "form-action 'none'"]
    return "; ".join([*parts, "connect-src 'self'"] if live else parts)


def _script(*, live: bool, inside: bool, more: str) -> str:
    parts = [asset(f"{name}.js") for name in (*SCRIPTS[:-1], *(INSIDE if inside else ()), SCRIPTS[-1])]
    parts[-1:-1] = [asset(f"{LIVE_SCRIPT}.js")] if live else [more] if more else []
    return "(() => {\n'use strict';\n" + "\n".join(parts) + "\n})();"


def asset(name: str, package: str = "planner.formats.map") -> str:
    """The text of one of a page's own files."""
    return (resources.files(package) / "assets" / name).read_text(encoding="utf-8").replace("\r\n", "\n")
