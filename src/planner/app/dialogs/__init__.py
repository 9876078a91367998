"""The dialogs over all views: exporting, loading registers, settings, opening a plan, and who is working."""
