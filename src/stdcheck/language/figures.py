"""Rounding for display: half up, the only rounding in the product."""

from decimal import Decimal
from fractions import Fraction


def half_up(number: Fraction | Decimal | float, places: int = 1) -> Decimal:
    """Round to `places` decimals, half away from zero, exactly (a float counts at its exact binary value)."""
    exact = Fraction(number) * 10**places
    whole = int(abs(exact) + Fraction(1, 2))
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)
