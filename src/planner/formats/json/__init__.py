"""The plan as one JSON document, for scripts and other programs."""

from planner.formats.json.document import document, dump_json

__all__ = ["document", "dump_json"]
