"""The plan file: commit, load, follow, past; the only room that knows the database library."""
