"""What changed: the plan beside its own past or another file, on the map and in the plan of actions."""
