"""The live map: the same page as the file, served to this computer alone and growing as people type."""

from planner.formats.live.channel import Snapshot
from planner.formats.live.server import LiveMap, LiveMapUnavailable

__all__ = ["LiveMap", "LiveMapUnavailable", "Snapshot"]
