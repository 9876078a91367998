"""Values that people, other programs and nobody at all put where others are expected."""

from random import Random

TEXTS = (
    "", " ", "=1+1", "+502 2222-2222", "-5", "@x", "\t", "a\nb", "\u200b", "\u202eabc", "😀" * 50, "a" * 40_000, "é",
    "e\u0301", "N/A", "null", "#REF!", "#N/A", "sí", "no", "SI", "x", "0801", "1.234,50", "1,234.50", "Q 1,234.50",
    "Q. 5", "50 %", "0.5", "1e5", "1e999", "NaN", "31/02/2026", "03/04/2026", "2026", "2026-13", "3 de marzo de 2026",
    "2026-Q2", "marzo 2026", "I1", "I2", "A1", "S1", "EST", "EST 1", "EST 1.1", "EST 9", "MVV", "mvv", "Escuela taller",
    "MVV; MVV", "Cooperativa; MVV", "Cooperativa (potencial)", ";", "; ;", "Completado", "Complete",
    "◔ Avance limitado", "Estado", "ID", "Nadie", "<script>alert(1)</script>", "[bold]", "{name}", "%s", "\\", "'",
    '"', "--", "~", "\x1b[31m", "_x000D_", "_x0000_", "\ud7ff", "Se sabe que no tiene", "Diagnóstico, línea 4",
    "D1 línea 4", "A" * 41, "../..", "C:\\", "1" * 400,
)  # fmt: skip
"""Texts; those that name something of the plan name it rightly, nearly or wrongly."""

NUMBERS = ("0", "1", "-1", "0.5", "30", "100", "101", "46000", "46082.5", "-5", "60", "2958466", "1e300", "1E-7",
           "0.30000000000000004", "99999999999999999999")  # fmt: skip


def text(chance: Random, known: tuple[str, ...] = ()) -> str:
    """A strange text, or one that stands elsewhere in the file."""
    if known and chance.random() < 0.4:
        return chance.choice(known)
    found = chance.choice(TEXTS)
    return found + chance.choice(TEXTS)[:20] if chance.random() < 0.1 else found


def bytes_changed(data: bytes, chance: Random) -> bytes:
    """Bytes cut, flipped, doubled, zeroed or put in somewhere."""
    at, length = chance.randrange(len(data) + 1), chance.choice((1, 4, 60, 4096))
    match chance.randrange(6):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 2:
            return data[:at] + data[at : at + length] + data[at:]
        case 3:
            return data[:at] + bytes(len(data[at : at + length])) + data[at + length :]
        case 4:
            return data[:at] + chance.randbytes(length) + data[at:]
        case _:
            return data[:at] + data[at + length :]
