"""The dialogs about plans as a whole: opening and making them, their backups, the settings."""
