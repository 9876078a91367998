"""The analysis view: what the plan tells, a tab for every analysis, drawn as the analyses give it."""
