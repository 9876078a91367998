"""Two copies of one plan that meet: the rule, what each wrote since they parted, the questions, one plan."""
