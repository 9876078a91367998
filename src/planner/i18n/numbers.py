"""Numbers and money as Guatemala writes and types them."""

import re
from decimal import Decimal, InvalidOperation

SYMBOLS = {"GTQ": "Q", "USD": "US$", "EUR": "€"}
"""Signs people know; other currencies show their ISO code."""

_GROUPED = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


def read_decimal(text: str) -> Decimal | None:
    """The number in `text`, with commas only between thousands; None when it is not one.

    `12,5` is refused, since reading it as 125 or as 12.5 would be a guess.
    """
    bare = text.strip().replace("\u00a0", "").replace(" ", "")
    if not _GROUPED.fullmatch(bare):
        return None
    try:
        return Decimal(bare.replace(",", ""))
    except InvalidOperation:
        return None


def say_decimal(number: Decimal | int) -> str:
    """`number` with commas between thousands, its decimals as they were written."""
    return f"{number:,}"


def say_money(amount: Decimal, currency: str) -> str:
    """An amount with the sign people know: `Q 1,234.50`."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{SYMBOLS.get(currency, currency)} {abs(amount):,.2f}"
