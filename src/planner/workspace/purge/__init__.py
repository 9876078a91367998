"""Removing personal data everywhere it stands."""
