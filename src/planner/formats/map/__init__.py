"""The interactive map: one HTML file that opens anywhere, asks the network for nothing and shows one edition."""

from planner.formats.map.page import map_page, write_map

__all__ = ["map_page", "write_map"]
