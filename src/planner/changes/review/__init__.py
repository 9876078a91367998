"""What came in from outside: suggestions, points held against the plan, decisions, and the changes these make."""
