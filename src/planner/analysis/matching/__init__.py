"""Whether two names mean one body, and whether two records are one."""
