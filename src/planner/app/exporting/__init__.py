"""The dialogs that write something out: exports, and workbooks for institutions."""
