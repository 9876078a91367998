"""References of files to stakeholders that were merged into others since the files were written."""

from planner.model.naming import survivor
from planner.model.plan import Plan
from planner.model.record import Body, field_of_leaf
from planner.model.types import RECORD_TYPES


def following(collection: str, stated: Body, known: Body, plan: Plan) -> dict[str, str]:
    """The stated leaves, with references to merged stakeholders turned to those that stayed.

    Leaves that the plan has just so (`known`) stay: then it was the plan that referred to the merged one.
    """
    fields = RECORD_TYPES[collection].fields()
    leaves: dict[str, str] = {}
    for leaf, text in stated.items():
        referred = fields[field_of_leaf(leaf)].references(leaf, text)
        stayed = survivor(plan, referred) if referred and known.get(leaf) != text else referred
        if stayed != referred:
            leaf, text = leaf.replace(f"[{referred}]", f"[{stayed}]"), text.replace(str(referred), str(stayed))
        leaves[leaf] = text
    return leaves
