"""The colours every view and export shares: Okabe and Ito's, safe for colour-blind readers."""

BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GREY = "#999999"

ACCENT = BLUE
"""The one colour that means: here, chosen, press this."""
