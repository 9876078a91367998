"""Examining a plan file and mending it."""
