"""The dialogs that bring something in: workbooks, tables, registers, another copy."""
