"""The network view: the register of actors, the drawn network and the detail of the chosen actor."""
