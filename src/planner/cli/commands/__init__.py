"""One module a command; each has `command` and imports inside what it works with."""
