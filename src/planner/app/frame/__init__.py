"""What surrounds every view: tabs, status, keys, palette, help, search and the list of problems."""
