"""Money and shares in digits, the same in every language."""

from __future__ import annotations


def amount(value: float, currency: str = "") -> str:
    """Return "12.34 USD"; as many digits as it takes to tell a small sum from nothing."""
    places = 2 if value >= 1 or value == 0 else 3 if value >= 0.1 else 4
    digits = f"{value:,.{places}f}"
    if value and float(digits.replace(",", "")) == 0:
        digits = f"<{10**-places}"
    return f"{digits} {currency}".strip()


def amounts(cost: dict[str, float]) -> str:
    """Return sums of several currencies, the largest number first; "0" for none, since nothing is no currency's."""
    parts = sorted(((value, currency) for currency, value in cost.items() if value), reverse=True)
    return " + ".join(amount(value, currency) for value, currency in parts) or "0"


def round_amounts(cost: dict[str, float]) -> str:
    """Return the same without cents where they say nothing: for headings."""
    parts = sorted(((value, currency) for currency, value in cost.items() if value), reverse=True)
    shown = [
        f"{value:,.0f} {currency}".strip() if value >= 100 else amount(value, currency) for value, currency in parts
    ]
    return " + ".join(shown) or "0"


def percent(share: float | None) -> str:
    """Return "6.3 %", or a dash where there is none."""
    if share is None:
        return "–"
    return f"{share * 100:.1f} %" if 0 < share < 0.1 else f"{share * 100:.0f} %"


def seconds(milliseconds: float | None) -> str:
    """Return "850 ms" or "2.4 s", or a dash where there is none."""
    if milliseconds is None:
        return "–"
    if milliseconds < 1000:
        return f"{milliseconds:.0f} ms"
    return f"{milliseconds / 1000:.1f} s" if milliseconds < 100_000 else f"{milliseconds / 1000:,.0f} s"


def short(value: float) -> str:
    """Return a large number in three or four digits: 1.24 M."""
    for limit, unit in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if abs(value) >= limit:
            size = value / (1e3 if unit == "k" else limit)
            return f"{size:.2f} {unit}" if size < 10 else f"{size:.1f} {unit}" if size < 100 else f"{size:,.0f} {unit}"
    return f"{value:,.0f}"
