"""The three looks of the program, built on the shared palette: dark, light, and one for the projector."""

from textual.theme import Theme

from planner.i18n import N_
from planner.model import palette

THEME_TITLES = {
    "planner-dark": N_("Dark"),
    "planner-light": N_("Light"),
    "planner-projection": N_("Projection"),
}

DARK = Theme(
    name="planner-dark",
    primary=palette.SKY,
    secondary=palette.GREY,
    accent=palette.SKY,
    warning=palette.ORANGE,
    error="#FF8A5C",
    success="#3CC79C",
    foreground="#DDE3EA",
    background="#12161C",
    surface="#171C23",
    panel="#222A34",
    dark=True,
    variables={
        "border": "#3A4653",
        "border-blurred": "#2C3540",
        "footer-key-foreground": palette.SKY,
        "input-selection-background": "#56B4E9 35%",
        "block-cursor-background": "#1F4E6B",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#26313D",
    },
)

LIGHT = Theme(
    name="planner-light",
    primary="#005E96",
    secondary="#5F6B76",
    accent="#005E96",
    warning="#8A5A00",
    error="#A83F00",
    success="#006B4E",
    foreground="#1B232B",
    background="#F4F6F8",
    surface="#FBFCFD",
    panel="#E4E9EE",
    dark=False,
    variables={
        "border": "#9AA7B3",
        "border-blurred": "#C6CFD7",
        "footer-key-foreground": "#005E96",
        "input-selection-background": "#0072B2 25%",
        "block-cursor-background": "#005E96",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#D3E1EB",
    },
)

PROJECTION = Theme(
    name="planner-projection",
    primary="#004A7A",
    secondary="#333333",
    accent="#004A7A",
    warning="#6B4300",
    error="#8A2F00",
    success="#00513B",
    foreground="#000000",
    background="#FFFFFF",
    surface="#FFFFFF",
    panel="#E6E6E6",
    dark=False,
    text_alpha=1.0,
    variables={
        "border": "#333333",
        "border-blurred": "#777777",
        "footer-key-foreground": "#004A7A",
        "text-muted": "#333333",
        "input-selection-background": "#004A7A 30%",
        "block-cursor-background": "#004A7A",
        "block-cursor-foreground": "#FFFFFF",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#CFE0EC",
    },
)

THEMES = (DARK, LIGHT, PROJECTION)
