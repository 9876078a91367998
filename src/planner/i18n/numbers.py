"""Numbers and money as Guatemala writes and types them."""

import re
from decimal import Decimal

SYMBOLS = {"GTQ": "Q", "USD": "US$", "EUR": "€"}
"""Signs people know; other currencies show their ISO code."""

_CODES = (
    "GTQ", "USD", "EUR", "MXN", "HNL", "NIO", "CRC", "SVC", "BZD", "PAB", "DOP", "COP", "PEN", "BRL", "ARS", "CLP",
    "CAD", "GBP", "CHF", "SEK", "NOK", "DKK", "JPY", "KRW", "TWD", "CNY", "AUD",
)  # fmt: skip
CURRENCY_WORDS = {
    **{code.casefold(): code for code in _CODES},
    **{sign.casefold(): code for code, sign in SYMBOLS.items()},
    "quetzal": "GTQ", "quetzales": "GTQ", "$": "USD", "us": "USD", "dólar": "USD", "dólares": "USD", "dollars": "USD",
    "euro": "EUR", "euros": "EUR",
}  # fmt: skip
"""ISO codes of what is paid in by whoever funds such plans, by every word and sign for them in small letters."""

_GROUPED = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_LONGEST = 24


def read_decimal(text: str) -> Decimal | None:
    """The number in `text`, with commas only between thousands; None when it is not one.

    `12,5` is refused, since reading it as 125 or as 12.5 would be a guess.
    """
    bare = text.strip().replace("\u00a0", "").replace(" ", "")
    return Decimal(bare.replace(",", "")) if len(bare) <= _LONGEST and _GROUPED.fullmatch(bare) else None


def read_plain(text: str) -> Decimal | None:
    """The number that `plain` wrote; None for any other writing of it."""
    number = read_decimal(text)
    return number if number is not None and plain(number) == text else None


def plain(number: Decimal | int) -> str:
    """`number` with all its digits and nothing between them, its decimals as they were written."""
    return f"{number:f}" if isinstance(number, Decimal) else str(number)


def say_decimal(number: Decimal | int) -> str:
    """`number` with commas between thousands, its decimals as they were written."""
    return f"{number:,}"


def say_money(amount: Decimal, currency: str) -> str:
    """An amount with the sign people know: `Q 1,234.50`."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{SYMBOLS.get(currency, currency)} {abs(amount):,.2f}"
