"""One room per format, reader and writer side by side; each accepts an edition of the plan and nothing else."""
