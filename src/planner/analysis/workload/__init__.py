"""Who carries how much, who does what, and where it sits badly."""
