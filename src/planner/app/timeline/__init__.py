"""The timeline view: the tree with a bar for everything that has dates."""
