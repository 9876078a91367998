"""Money asked, committed and spent."""
