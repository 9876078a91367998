"""What a plan is: values, fields, record types, vocabularies, rules, and the plan in memory."""
