"""The plan as one JSON document, for scripts and other programs."""

from planner.formats.json.document import dump_json, records

__all__ = ["dump_json", "records"]
