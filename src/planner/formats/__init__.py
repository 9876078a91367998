"""Formats: one room for each, reader and writer side by side; they accept editions and give changes."""
