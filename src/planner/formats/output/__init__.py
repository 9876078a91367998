"""What every written file shares."""
