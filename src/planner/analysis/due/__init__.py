"""What is due, late or without a report."""
