"""The timeline view: its axis, its bars, its keys."""
