"""Who is who: pairs of actors that may be one, and placeholders whose bodies get names."""
