"""What differs between two plans, or one plan at two moments."""
