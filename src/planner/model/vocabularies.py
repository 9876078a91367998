"""The lists of terms that records choose from, in Spanish and English."""

from planner.model import palette
from planner.model.vocabulary import Term, Vocabulary

PLANNED = frozenset({"planned"})
MUTUAL = frozenset({"mutual"})
CONFLICT = frozenset({"mutual", "conflict"})

STAKEHOLDER_KIND = Vocabulary(
    "stakeholder_kind",
    Term("organisation", "Organisation", "Organización", also=("institución", "institution", "organization")),
    Term("mechanism", "Mechanism", "Mecanismo", also=("foro", "mesa", "comisión", "consejo", "forum", "council")),
    Term("population", "Population group", "Grupo de población", also=("población", "group")),
    Term("post", "Post", "Cargo", also=("puesto", "position")),
    Term("person", "Person", "Persona"),
)

SECTOR = Vocabulary(
    "sector",
    Term("public", "Public", "Público", "■", ("gobierno", "government", "estado"), color=palette.BLUE),
    Term("private", "Private", "Privado", "◆", ("empresa", "business"), color=palette.ORANGE),
    Term("civil_society", "Civil society", "Sociedad civil", "●", ("osc", "cso", "ong", "ngo"), color=palette.GREEN),
    Term("academia", "Academia", "Academia", "▲", ("universidad", "university"), color=palette.PURPLE),
    Term("cooperation", "International cooperation", "Cooperación internacional", "★", ("cooperación", "international"),
         color=palette.SKY),
    Term("community", "Community", "Comunitario", "▼", ("cocode", "comunidad"), color=palette.YELLOW),
    Term("religious", "Religious", "Religioso", "✚", ("iglesia", "church", "faith"), color=palette.VERMILION),
    Term("media", "Media", "Medios de comunicación", "◈", ("medios", "prensa", "press"), color=palette.GREY),
    Term("multisector", "Several sectors", "Varios sectores", "◎", ("multisectorial", "mixed", "mixto"),
         color=palette.BLACK),
    Term("population", "Population", "Población", "○", ("personas", "people"), color=palette.GREY),
)  # fmt: skip

LEVEL = Vocabulary(
    "level",
    Term("community", "Community", "Comunitario"),
    Term("municipal", "Municipal", "Municipal", also=("local",)),
    Term("metropolitan", "Group of municipalities", "Mancomunado", also=("mancomunidad", "metropolitano")),
    Term("departmental", "Departmental", "Departamental"),
    Term("national", "National", "Nacional"),
    Term("regional", "Several countries", "Regional (varios países)", also=("regional",)),
    Term("international", "International", "Internacional", also=("global",)),
)

LIFE = Vocabulary(
    "life",
    Term("potential", "Potential", "Potencial", "·", ("wished", "deseado", "posible"), PLANNED),
    Term("planned", "Planned", "En proyecto", "○", ("previsto", "prevista", "planificado", "planeado"), PLANNED),
    Term("building", "Being set up", "En formación", "◔", ("en construcción", "under construction"), PLANNED),
    Term("existing", "Existing", "Vigente", "●", ("existente", "current", "actual")),
    Term("past", "Past", "Ya no vigente", "✕", ("pasado", "pasada", "terminado", "ended", "anterior")),
)
IN_FORCE = frozenset({None, "existing"})
"""States of what is there today; where nobody noted one, it is taken to be so."""

TERRITORY_KIND = Vocabulary(
    "territory_kind",
    Term("country", "Country", "País"),
    Term("region", "Region", "Región", also=("regional",)),
    Term("department", "Department", "Departamento"),
    Term("municipality", "Municipality", "Municipio"),
    Term("association", "Association of municipalities", "Mancomunidad"),
    Term("metropolitan", "Metropolitan area", "Área metropolitana"),
    Term("zone", "Zone", "Zona"),
    Term("community", "Community", "Comunidad", also=("aldea", "village", "colonia", "barrio")),
)

TIE_TYPE = Vocabulary(
    "tie_type",
    Term("member_of", "is a member of", "es miembro de", "─",
         ("miembro", "miembro de", "integra", "member", "member of", "forma parte de"),
         frozenset({"membership"}), palette.GREY),
    Term("coordinates", "coordinates with", "coordina con", "═", ("coordina", "coordinates", "trabaja con"),
         MUTUAL, palette.BLUE),
    Term("agreement", "has an agreement with", "tiene convenio con", "═", ("convenio", "agreement", "alianza"),
         MUTUAL, palette.GREEN),
    Term("funds", "funds", "financia", "→", ("financia a", "financiamiento", "funding"), color=palette.ORANGE),
    Term("supports", "supports", "apoya", "→", ("apoya a", "apoyo", "support", "asistencia técnica"),
         color=palette.SKY),
    Term("leads", "directs", "dirige", "→", ("dirige a", "lidera", "leads", "autoridad", "authority", "command"),
         color=palette.BLACK),
    Term("part_of", "is part of", "depende de", "→", ("parte de", "belongs to", "pertenece a"), color=palette.BLACK),
    Term("represents", "represents", "representa a", "→", ("representa", "delegado de", "delegate of"),
         color=palette.PURPLE),
    Term("informs", "informs", "informa a", "→", ("informa", "comunica", "information", "comunicación"),
         color=palette.SKY),
    Term("trains", "trains", "capacita a", "→", ("capacita", "forma a", "training"), color=palette.PURPLE),
    Term("serves", "serves", "atiende a", "→", ("atiende", "sirve a", "attends", "services"), color=palette.GREEN),
    Term("refers", "refers people to", "deriva personas a", "→", ("deriva a", "deriva", "refiere a", "refers to"),
         color=palette.GREEN),
    Term("convenes", "convenes", "convoca a", "→", ("convoca", "invita a"), color=palette.YELLOW),
    Term("influences", "influences", "influye en", "→", ("influye", "influencia"), color=palette.VERMILION),
    Term("conflict", "is in conflict with", "está en conflicto con", "╳", ("conflicto", "conflict", "se opone a"),
         CONFLICT, palette.VERMILION),
)  # fmt: skip

STRENGTH = Vocabulary(
    "strength",
    Term("weak", "Weak", "Débil"),
    Term("medium", "Medium", "Media", also=("medio",)),
    Term("strong", "Strong", "Fuerte"),
)

STRATEGY_KIND = Vocabulary(
    "strategy_kind",
    Term("strategy", "Strategy", "Estrategia"),
    Term("project", "Project", "Proyecto"),
    Term("programme", "Programme", "Programa"),
    Term("plan", "Plan", "Plan"),
    Term("policy", "Policy", "Política"),
    Term("law", "Law", "Ley"),
    Term("commitment", "Commitment", "Compromiso"),
    Term("pathway", "Service pathway", "Ruta de servicios"),
    Term("diagnosis", "Diagnosis", "Diagnóstico"),
    Term("framework", "Framework", "Marco", traits=frozenset({"framework"})),
    Term("instrument", "Instrument", "Instrumento"),
    Term("system", "System", "Sistema"),
)

STRATEGY_STATE = Vocabulary(
    "strategy_state",
    Term("draft", "Draft", "Borrador"),
    Term("consulted", "Consulted", "Consultada"),
    Term("validated", "Validated", "Validada"),
    Term("approved", "Approved", "Aprobada"),
    Term("published", "Published", "Publicada"),
    Term("in_revision", "In revision", "En revisión"),
    Term("ended", "Ended", "Terminada"),
)

ITEM_LEVEL = Vocabulary(
    "item_level",
    Term("part", "Part", "Parte"),
    Term("axis", "Axis", "Eje"),
    Term("objective", "Objective", "Objetivo"),
    Term("outcome", "Outcome", "Efecto"),
    Term("result", "Result", "Resultado"),
    Term("output", "Product", "Producto", also=("output", "entregable", "deliverable")),
    Term("mechanism", "Mechanism", "Mecanismo"),
    Term("line", "Line of action", "Línea de acción"),
    Term("action", "Action", "Acción"),
    Term("activity", "Activity", "Actividad"),
    Term("subactivity", "Sub-activity", "Subactividad"),
    Term("service", "Service", "Servicio"),
    Term("strategy", "Strategy", "Estrategia"),
    Term("commitment", "Commitment", "Compromiso"),
    Term("milestone", "Milestone", "Hito"),
    Term("phase", "Phase", "Fase"),
    Term("component", "Component", "Componente"),
    Term("domain", "Domain", "Dimensión"),
    Term("finding", "Finding", "Hallazgo"),
    Term("goal", "Goal", "Objetivo global"),
    Term("target", "Target", "Meta"),
    Term("pillar", "Pillar", "Pilar"),
    Term("priority", "Priority", "Prioridad"),
    Term("theme", "Cross-cutting theme", "Tema transversal"),
    is_open=True,
)

FINDING = Vocabulary(
    "finding",
    Term("well_developed", "Well developed", "Bien desarrollado", "✓"),
    Term("to_develop", "To be developed", "Por desarrollar", "△"),
    Term("challenge", "Challenge", "Reto", "!"),
    Term("opportunity", "Opportunity", "Oportunidad", "+"),
)

PRIORITY = Vocabulary(
    "priority",
    Term("high", "High", "Alta", also=("alto",)),
    Term("medium", "Medium", "Media", also=("medio",)),
    Term("low", "Low", "Baja", also=("bajo",)),
)

ROLE = Vocabulary(
    "role",
    Term("lead", "Lead", "Responsable", "●", ("lidera", "institución responsable", "líder"), frozenset({"leading"})),
    Term("co_lead", "Co-lead", "Corresponsable", "◐", ("colidera",), frozenset({"leading"})),
    Term("support", "Support", "Apoyo", "○", ("apoya", "institución de apoyo")),
    Term("funder", "Funder", "Financia", "$", ("financiador", "donante")),
    Term("accountable", "Accountable", "Rinde cuentas", "▣"),
    Term("target_group", "Target group", "Población destinataria", "◎", ("población objetivo", "beneficiarios")),
)

STATUS = Vocabulary(
    "status",
    Term("proposed", "Proposed", "Propuesta", "◌", color=palette.GREY),
    Term("not_started", "Not started", "No iniciada", "○", ("sin iniciar", "pendiente"), color=palette.GREY),
    Term("limited", "Limited progress", "Avance limitado", "◔", ("limited", "iniciada"), color=palette.ORANGE),
    Term("substantial", "Substantial progress", "Avance sustancial", "◕", ("substantial", "en proceso"),
         color=palette.SKY),
    Term("complete", "Complete", "Completada", "●", ("terminada", "done", "finalizada"), frozenset({"closed"}),
         palette.GREEN),
    Term("suspended", "Suspended", "Suspendida", "‖", (), frozenset({"stopped"}), palette.VERMILION),
    Term("cancelled", "Cancelled", "Cancelada", "✕", ("canceled",), frozenset({"closed", "stopped"}), palette.BLACK),
    Term("no_evidence", "No evidence", "Sin evidencia", "?", color=palette.GREY),
)  # fmt: skip

LINK_TYPE = Vocabulary(
    "link_type",
    Term("aligns_with", "aligns with", "se alinea con", "≈"),
    Term("responds_to", "responds to", "responde a", "↩"),
    Term("depends_on", "depends on", "depende de", "⇠"),
    Term("embedded_in", "is embedded in", "se integra en", "⊂"),
    Term("replicates", "replicates", "replica", "⧉"),
)

DIRECTION = Vocabulary(
    "direction",
    Term("up", "More is better", "Más es mejor", "▲"),
    Term("down", "Less is better", "Menos es mejor", "▼"),
)

FREQUENCY = Vocabulary(
    "frequency",
    Term("monthly", "Monthly", "Mensual"),
    Term("quarterly", "Quarterly", "Trimestral"),
    Term("four_monthly", "Every four months", "Cuatrimestral"),
    Term("half_yearly", "Every half year", "Semestral"),
    Term("yearly", "Yearly", "Anual"),
    Term("once", "Once", "Una vez"),
    is_open=True,
)

OBSERVATION_KIND = Vocabulary(
    "observation_kind",
    Term("baseline", "Baseline", "Línea base"),
    Term("target", "Target", "Meta"),
    Term("actual", "Actual", "Avance", also=("valor alcanzado", "ejecutado")),
)

SEX = Vocabulary("sex", Term("women", "Women", "Mujeres"), Term("men", "Men", "Hombres"))

AGE_GROUP = Vocabulary(
    "age_group",
    Term("children", "Children (0-12)", "Niñez (0-12)"),
    Term("adolescents", "Adolescents (13-17)", "Adolescencia (13-17)"),
    Term("youth", "Youth (18-29)", "Juventud (18-29)"),
    Term("adults", "Adults (30-59)", "Personas adultas (30-59)"),
    Term("older", "Older people (60+)", "Personas mayores (60+)"),
    is_open=True,
)

PEOPLE = Vocabulary(
    "people",
    Term("maya", "Maya", "Maya"),
    Term("xinka", "Xinka", "Xinka"),
    Term("garifuna", "Garifuna", "Garífuna"),
    Term("mestizo", "Mestizo or Ladino", "Mestizo o ladino"),
    Term("foreign", "Foreign", "Extranjero"),
    is_open=True,
)

BUDGET_KIND = Vocabulary(
    "budget_kind",
    Term("requested", "Requested", "Solicitado", "?"),
    Term("committed", "Committed", "Comprometido", "◐"),
    Term("spent", "Spent", "Ejecutado", "●"),
)

RATING_DIMENSION = Vocabulary(
    "rating_dimension",
    Term("influence", "Influence", "Influencia"),
    Term("interest", "Interest", "Interés"),
    Term("position", "Position", "Postura"),
    Term("legitimacy", "Legitimacy", "Legitimidad"),
    Term("urgency", "Urgency", "Urgencia"),
    Term("priority", "Priority", "Prioridad"),
)

EDITION = Vocabulary(
    "edition",
    Term("shareable", "Shareable", "Para compartir"),
    Term("internal", "Internal", "Interna"),
    is_open=True,
)
