"""The one door for every front end, one module a verb: open, edit, undo, load, enter, export."""
