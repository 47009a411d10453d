"""The span of time that results are asked for."""

from datetime import date
from enum import StrEnum

from stdcheck.language import Translator


class Period(StrEnum):
    """How far back results reach."""

    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    ALL = "all"

    def since(self, today: date) -> date | None:
        """Return the first day of the span: whole months, the present one included."""
        months = {Period.QUARTER: 3, Period.HALF: 6, Period.YEAR: 12}.get(self)
        if months is None:
            return None
        ordinal = today.year * 12 + today.month - months
        return date(ordinal // 12, ordinal % 12 + 1, 1)


def period_words(period: Period, t: Translator) -> str:
    """Return the name of a span."""
    words = {
        Period.QUARTER: t("3 months"),
        Period.HALF: t("6 months"),
        Period.YEAR: t("12 months"),
        Period.ALL: t("All"),
    }
    return words[period]
