"""Files that leave the plan."""
