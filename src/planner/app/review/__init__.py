"""The review: what came in from outside, read point by point before any of it enters the plan."""
