"""The live map: the same page as the file, served to this computer alone and growing as people type."""

from planner.formats.live.server import LiveMap, LiveMapUnavailable
from planner.formats.live.snapshot import Snapshot

__all__ = ["LiveMap", "LiveMapUnavailable", "Snapshot"]
