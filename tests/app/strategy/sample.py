"""A small tree for the tests of the strategy view: two axes with actions, what hangs on them, and a framework."""

from tests.app.small_plan import MUNI, SCHOOL, STRATEGY, Rows, id_of, small_plan

AXIS, OTHER_AXIS, WINDOW, GUIDE, JOBS, FRAMEWORK, GOAL = (
    id_of(name) for name in ("eje1", "eje2", "ventana", "guia", "empleo", "marco", "meta10")
)
LEAD, SUPPORT, INDICATOR, TARGET, BUDGET, REPORT, LINK = (
    id_of(name) for name in ("resp", "apoyo", "indica", "meta", "renglon", "informe", "vinculo")
)


def tree_plan() -> Rows:
    """The bodies by collection and id; the reporting day of the tests is 2 March 2026."""
    plan = small_plan()
    plan["strategies"] = {
        STRATEGY: {"title.es": "Estrategia de migración", "title.en": "Migration strategy", "kind": "strategy",
                   "state": "approved", "levels": "axis > action > activity", "code": "EM"},
        FRAMEWORK: {"title.es": "Objetivos mundiales", "title.en": "Global goals", "kind": "framework"},
    }  # fmt: skip
    plan["items"] = {
        AXIS: {"title.es": "Llegar bien", "title.en": "Arriving well", "place": f"{STRATEGY} a0", "level": "axis"},
        WINDOW: {"title.es": "Abrir una ventanilla", "title.en": "Open a window", "place": f"{AXIS} a0",
                 "level": "action", "start": "2025-09", "end": "2026-02-15"},
        GUIDE: {"title.es": "Guía de bolsillo", "title.en": "Pocket guide", "place": f"{AXIS} a1", "level": "action",
                "end": "2026-Q4"},
        OTHER_AXIS: {"title.es": "Trabajar con dignidad", "title.en": "Decent work", "place": f"{STRATEGY} a1",
                     "level": "axis"},
        JOBS: {"title.es": "Bolsa de empleo", "title.en": "Job exchange", "place": f"{OTHER_AXIS} a0",
               "level": "action", "start": "2026-03", "end": "2027", "code": "GT-7"},
        GOAL: {"title.es": "Migración ordenada", "title.en": "Orderly migration", "place": f"{FRAMEWORK} a0",
               "code": "10.7", "level": "target"},
    }  # fmt: skip
    plan["assignments"] = {
        LEAD: {"stakeholder": MUNI, "role": "lead", "item": WINDOW},
        SUPPORT: {"stakeholder": SCHOOL, "role": "support", "item": WINDOW},
    }
    plan["indicators"] = {
        INDICATOR: {"item": WINDOW, "name.es": "Personas atendidas", "name.en": "People served",
                    "unit.es": "personas", "unit.en": "people"},
    }  # fmt: skip
    plan["observations"] = {TARGET: {"indicator": INDICATOR, "kind": "target", "value": "60", "period": "2026"}}
    plan["budget_lines"] = {BUDGET: {"item": WINDOW, "kind": "requested", "amount": "25000.00 GTQ"}}
    plan["reports"] = {
        REPORT: {"item": WINDOW, "period": "2025-C3", "status": "limited", "percent": "40",
                 "done.es": "Local pintado.", "done.en": "Premises painted."},
    }  # fmt: skip
    plan["links"] = {LINK: {"source": WINDOW, "type": "aligns_with", "target": GOAL}}
    return plan


def many_items(count: int) -> Rows:
    """One strategy of so many items: axes of nine actions each, every action with a lead, a date and a report."""
    plan = small_plan()
    items, assignments, reports = {}, {}, {}
    axis = ""
    for number in range(count):
        id = id_of(f"i{number:05}")
        if number % 10 == 0:
            axis = id
            items[id] = {"title.es": f"Eje número {number}", "place": f"{STRATEGY} a{number:05}V", "level": "axis"}
            continue
        items[id] = {"title.es": f"Acción número {number}", "place": f"{axis} a{number:05}V", "level": "action",
                     "end": "2026-02"}  # fmt: skip
        assignments[id_of(f"r{number:05}")] = {"stakeholder": MUNI, "role": "lead", "item": id}
        reports[id_of(f"f{number:05}")] = {"item": id, "period": "2025", "status": "limited", "percent": "20"}
    plan["items"], plan["assignments"], plan["reports"] = items, assignments, reports
    return plan
