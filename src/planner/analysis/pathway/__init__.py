"""Service pathways: who offers which phase where."""
