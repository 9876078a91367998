"""What every version of the model left behind: a plan with its history, its registers, a workbook that was mailed."""
