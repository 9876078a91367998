"""Bringing in what came back or what people hand over."""
