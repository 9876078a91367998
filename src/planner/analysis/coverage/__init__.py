"""Which items of frameworks and findings actions answer, and what resembles those that none does."""
