"""Colours of the shared palette made legible on the background they are drawn on."""

from functools import lru_cache

from textual.color import Color

LEAST_CONTRAST = 4.5
"""What the accessibility guidelines ask of text (WCAG 2.2, 1.4.3)."""
STEPS = 20


@lru_cache(maxsize=1024)
def legible(color: str, background: str, contrast: float = LEAST_CONTRAST) -> str:
    """`color`, moved towards black or white only as far as it must be to stand out on `background`; both `#RRGGBB`."""
    ground = Color.parse(background)
    ink = Color.parse(color)
    far_end = Color.parse("#ffffff" if ground.brightness < 0.5 else "#000000")
    for step in range(STEPS + 1):
        mixed = ink.blend(far_end, step / STEPS)
        if contrast_ratio(mixed, ground) >= contrast:
            return mixed.hex6
    return far_end.hex6


def contrast_ratio(first: Color, second: Color) -> float:
    """The contrast of two opaque colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
