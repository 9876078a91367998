"""Who is who: actors that are one, that are not, and that stand for others."""
