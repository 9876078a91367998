"""When everything is done, what waits for what, and what decides the end."""
