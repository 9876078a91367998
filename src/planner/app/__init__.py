"""The Textual app: views over a plan, and nothing that reads files or a database."""
