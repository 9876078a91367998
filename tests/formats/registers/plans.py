"""Plans of every record type and field kind, generated from the declarations themselves."""

from collections.abc import Callable

from hypothesis import strategies as st

from planner.changes.drafting import keys_for
from planner.i18n.text import clean, clean_line
from planner.model.documents import PLAN_ID
from planner.model.fields import Field
from planner.model.plan import Plan
from planner.model.record import Record
from planner.model.types import RECORD_TYPES
from planner.model.value_kinds import CITATION

AWKWARD = (
    "NO", "no", "~", "null", "=1", "+1", "@x", "-", "- a", "a: b", "a:", "a #b", "#b", "[/x]", "{a}", "*a", "&a", "!a",
    "'", '"', "''a''", "\\", "25", "1e3", "2019-11-05", "12:30", "0x1F", "yes", "---", "...", "? a", "| a", "> a", "%a",
    "<<", "=", "línea\u00a0dura", "niño", "𝒳 🌎", "e\u0301", "\x85a", "a\u2028b", "<script>", "a, b", "á  b",
)  # fmt: skip
LINES = (
    "uno\ndos",
    "uno \ndos",
    "  uno\n dos",
    "uno\n\n\ndos",
    "uno\n  dos",
    "a\tb\n\tc",
    "- a\n- b",
    "a: b\nc: d",
    "#a\n#b",
)

words = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.lists(st.sampled_from(["palabra", "de", "una", "descripción:", "larga", "#y", "-"]), min_size=5, max_size=60)
    .map(" ".join),
)  # fmt: skip
one_line = words.map(lambda text: clean_line(text[:300])).filter(bool)
prose = st.one_of(words, st.sampled_from(LINES), st.lists(words, min_size=2, max_size=4).map("\n".join))
prose = prose.map(clean).filter(bool)
decimals = st.decimals(-10_000, 10_000, places=2).map(lambda number: f"{number:f}")

TEXTS: dict[str, st.SearchStrategy[str]] = {
    "line": one_line,
    "prose": prose,
    "term": one_line.map(lambda text: clean_line(text[:60])).filter(bool),
    "flag": st.sampled_from(["yes", "no"]),
    "number": decimals,
    "whole": st.integers(0, 10**9).map(str),
    "percent": st.integers(0, 100).map(str),
    "when": st.sampled_from(["2019", "2019-S1", "2020-C3", "2023-Q2", "2019-11", "2021-11-30"]),
    "money": decimals.map(lambda text: f"{text} GTQ"),
    "position": st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999)).map(
        lambda at: f"{at[0] / 10:.1f},{at[1] / 10:.1f}"
    ),
}


COUNTS = st.tuples(*(st.integers(0, 3) for _name in RECORD_TYPES))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan in which every reference holds and every tree is one."""
    ids = {
        name: [f"{kind.about.letter}{n:025}" for n in range(draw(st.integers(0, 4)))]
        for name, kind in RECORD_TYPES.items()
    }
    ids["plan"] = [PLAN_ID] if draw(st.booleans()) else []
    bodies: dict[str, dict[str, dict[str, str]]] = {}
    for name, record_type in RECORD_TYPES.items():
        bodies[name] = {}
        for id in ids[name]:
            body = draw(_body(record_type, id, ids))
            if body is not None:
                bodies[name][id] = body
            else:
                ids[name] = [known for known in ids[name] if known != id]
    _plant(draw, bodies)
    return Plan.of_bodies(_without_dangling(bodies))


@st.composite
def _body(draw: st.DrawFn, record_type: type[Record], id: str, ids: dict[str, list[str]]) -> dict[str, str] | None:
    body: dict[str, str] = {}
    chosen = draw(st.integers(0, 2 ** len(record_type.fields()) - 1))
    for number, field in enumerate(record_type.fields().values()):
        if field.name == "place" or not (field.about.required or chosen >> number & 1):
            continue
        known = [other for name in field.about.refers for other in ids[name]]
        if field.name == "parent":
            known = [other for other in known if other < id]
        if field.about.refers and not known:
            if field.about.required:
                return None
            continue
        body |= draw(_leaves(field, record_type, known))
    return body


@st.composite
def _leaves(draw: st.DrawFn, field: Field, record_type: type[Record], known: list[str]) -> dict[str, str]:
    texts = _texts(field, record_type, known)
    if field.shape == "words":
        said = draw(st.sampled_from([("es",), ("en",), ("es", "en")]))
        return {f"{field.name}.{language}": draw(texts) for language in said}
    if field.shape == "many":
        return {f"{field.name}[{text}]": "yes" for text in draw(st.lists(texts, min_size=1, max_size=3))}
    return {field.name: draw(texts)}


def _texts(field: Field, record_type: type[Record], known: list[str]) -> st.SearchStrategy[str]:
    if field.name == "known_none":
        return st.sampled_from(list(record_type.fields()))
    if field.kind is CITATION:
        places = st.one_of(st.just(""), one_line)
        return st.tuples(st.sampled_from(known), places).map(lambda said: f"{said[0]} {said[1]}".strip())
    if field.about.refers:
        return st.sampled_from(known)
    vocabulary = field.about.vocabulary
    if vocabulary is None:
        return TEXTS[field.kind.name]
    codes = st.sampled_from([term.code for term in vocabulary])
    own = TEXTS["term"].filter(lambda text: vocabulary.find(text) is None)
    return st.one_of(codes, own) if vocabulary.is_open else codes


def _plant(draw: Callable[[st.SearchStrategy[int]], int], bodies: dict[str, dict[str, dict[str, str]]]) -> None:
    """Give the items places: under a strategy or an earlier item, with orderly, skipped or equal keys."""
    parents = list(bodies["strategies"])
    keys = [*keys_for(6), "a0V", "Zz", "a1"]
    for id, body in list(bodies["items"].items()):
        if not parents:
            del bodies["items"][id]
            continue
        parent = parents[draw(st.integers(0, len(parents) - 1))]
        body["place"] = f"{parent} {keys[draw(st.integers(0, len(keys) - 1))]}"
        parents.append(id)


def _without_dangling(bodies: dict[str, dict[str, dict[str, str]]]) -> dict[str, dict[str, dict[str, str]]]:
    """Take out what refers to records that were not made after all, until nothing does."""
    while True:
        alive = {id for rows in bodies.values() for id in rows}
        lost = [
            (name, id)
            for name, rows in bodies.items()
            for id, body in rows.items()
            for field in RECORD_TYPES[name].fields().values()
            for leaf, text in body.items()
            if leaf.partition("[")[0] == field.name and field.references(leaf, text) not in {None, *alive}
        ]
        if not lost:
            return bodies
        for name, id in lost:
            bodies[name].pop(id, None)
