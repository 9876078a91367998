"""The colours every view and export shares: Okabe and Ito's, safe for colour-blind readers; legible on any ground."""

from functools import lru_cache

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

TEXT_CONTRAST, LINE_CONTRAST = 4.5, 3.0
"""What WCAG 2.2 asks of text (1.4.3), and of lines and shapes that carry meaning (1.4.11)."""
STEPS = 20


@lru_cache(maxsize=1024)
def legible(color: str, ground: str, contrast: float = TEXT_CONTRAST) -> str:
    """`color`, moved towards black or white only as far as it must be to stand out on `ground`; all are `#RRGGBB`."""
    ink, paper = _channels(color), _channels(ground)
    red, green, blue = paper
    end = 255 if 299 * red + 587 * green + 114 * blue < 127_500 else 0
    for step in range(STEPS + 1):
        mixed = tuple(int(channel + (end - channel) * step / STEPS) for channel in ink)
        if contrast_ratio(mixed, paper) >= contrast:
            break
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def contrast_ratio(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(channels: tuple[int, ...]) -> float:
    parts = (channel / 255 for channel in channels)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
