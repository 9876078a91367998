"""What is wrong or missing, counted by kind."""
