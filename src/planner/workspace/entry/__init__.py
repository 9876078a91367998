"""Quick entry: lines from a talking room become actors and ties."""
