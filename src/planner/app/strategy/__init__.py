"""The strategy view: the tree of a strategy, and everything about the item that is chosen in it."""
