"""How far along everything is: statuses up the tree, and indicators against their targets."""
