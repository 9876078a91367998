"""Workbooks sent to institutions, and what the plan remembers of them."""
