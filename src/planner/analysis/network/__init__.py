"""The network of actors: its one graph, where each stands in it, and what it hangs on."""
