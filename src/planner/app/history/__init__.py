"""The history view: who changed what, when and from where, and the way back to how it was."""
