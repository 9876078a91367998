"""Pure functions over a plan: its network, who answers for what, totals, layout and look-alike names."""
