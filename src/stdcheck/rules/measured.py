"""What audits measured: the level of today where nobody typed in a baseline."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar, cast
from weakref import WeakKeyDictionary

from stdcheck.domain.experience import Experience, History, Seen
from stdcheck.domain.measures import Limit, Mean, Measure, Quantity, Share, form_of
from stdcheck.domain.standard import Criterion
from stdcheck.language import half_up
from stdcheck.rules.levels import is_same_unit, limit_of
from stdcheck.rules.view import View

LEAST_OBSERVED = 30
"""So many observations are needed before what audits measured is taken for the level of today."""

LEAST_RECORDED = 5
"""So many audits are needed where each records one single number."""

RECENT = 365
"""Days; what was seen longer before the last audit says nothing of today."""

_T = TypeVar("_T")


class Level(NamedTuple):
    """The level of today: percent for a share, else in the unit of the measure.

    `n` observations in `audits` audits stand behind it; both are 0 where it was typed in as the baseline.
    """

    value: Decimal
    n: int = 0
    audits: int = 0

    @property
    def shown(self) -> Decimal:
        """Return the level as people read it: as it was typed in, or else rounded half up to one decimal."""
        return half_up(self.value) if self.n else self.value


def level_today(view: View, criterion: Criterion) -> Level | None:
    """Return the level that was typed in as the baseline, else the one that audits measured, else None."""
    if criterion.baseline is not None:
        return Level(criterion.baseline.value)
    return measured(view, criterion)


def measured(view: View, criterion: Criterion) -> Level | None:
    """Return the level that recent audits measured; None where they are too few, or the measure has no figure.

    A share is pooled over all observations that can be held against its limit, whatever its target was; a mean and a
    quantity are the mean of the measured values.
    """
    if view.audits is None or not isinstance(criterion.measure, Share | Mean | Quantity):
        return None
    key = "level", criterion.id, form_of(criterion.measure, view.standard.language)
    return remembered(view.audits, key, lambda audits: _level(_recent(audits, criterion.id), criterion.measure))


def measured_before(view: View, criterion: Criterion) -> Level | None:
    """Return the level that recent audits measured under another measure: nobody aimed at this target then."""
    if view.audits is None or not isinstance(criterion.measure, Share | Mean | Quantity):
        return None
    form = form_of(criterion.measure, view.standard.language)
    key = "level before", criterion.id, form
    return remembered(view.audits, key, lambda audits: _level(_recent(audits, criterion.id, form), criterion.measure))


def values_of(audits: Experience, criterion: Criterion) -> tuple[Decimal, ...]:
    """Return all values that recent audits recorded of a criterion in the unit of its measure."""
    limit = limit_of(criterion.measure)
    if limit is None:
        return ()
    return tuple(
        value
        for history, seen in _recent(audits, criterion.id)
        if _has_unit(history.measure, limit)
        for value in seen.values
    )


def history_of(view: View, criterion: Criterion) -> History | None:
    """Return what was seen of a criterion while its measure was as it is now; None where no audit has."""
    histories = view.audits.histories.get(criterion.id, ()) if view.audits else ()
    form = form_of(criterion.measure, view.standard.language) if histories else ()
    return next((one for one in histories if form_of(one.measure, one.language) == form), None)


def remembered(audits: Experience, key: Hashable, make: Callable[[Experience], _T]) -> _T:
    """Return what `make` makes of the audits, made once and kept as long as they are."""
    known = _REMEMBERED.setdefault(audits, {})
    if key not in known:
        if len(known) >= MOST_REMEMBERED:
            known.clear()
        known[key] = make(audits)
    return cast("_T", known[key])


MOST_REMEMBERED = 10_000
_REMEMBERED: WeakKeyDictionary[Experience, dict[Hashable, Any]] = WeakKeyDictionary()


def _level(recent: Iterable[tuple[History, Seen]], measure: Measure) -> Level | None:
    if isinstance(measure, Share):
        counts = list(_counts(recent, measure))
        kept, n = (sum(count[side] for count in counts) for side in (0, 1))
        return Level(Decimal(100 * kept) / n, n, len(counts)) if n >= LEAST_OBSERVED else None
    values, limit = [], limit_of(measure)
    for history, seen in recent:
        if limit and seen.values and _has_unit(history.measure, limit):
            values.append(seen.values)
    n, least = sum(map(len, values)), LEAST_RECORDED if isinstance(measure, Quantity) else LEAST_OBSERVED
    if n < least:
        return None
    return Level(sum((value for some in values for value in some), Decimal(0)) / n, n, len(values))


def _counts(recent: Iterable[tuple[History, Seen]], measure: Share) -> Iterator[tuple[int, int]]:
    """Yield compliant and observed of every recent audit that can be held against the limit of the share."""
    for history, seen in recent:
        if seen.counted and isinstance(history.measure, Share) and _is_same_limit(history.measure.limit, measure.limit):
            yield seen.counted
        elif seen.values and measure.limit and _has_unit(history.measure, measure.limit):
            yield sum(map(measure.limit.holds, seen.values)), len(seen.values)


def _recent(
    audits: Experience, identifier: str, other_than: tuple[Any, ...] | None = None
) -> Iterator[tuple[History, Seen]]:
    """Yield what recent audits saw of a criterion; where asked, only under measures of another form."""
    since = audits.last_day.toordinal() - RECENT if audits.last_day else 0
    for history in audits.histories.get(identifier, ()):
        if other_than is not None and form_of(history.measure, history.language) == other_than:
            continue
        for seen in history.seen:
            day = audits.audits[seen.audit].day
            if day is None or day.toordinal() >= since:
                yield history, seen


def _is_same_limit(one: Limit | None, other: Limit | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.at_least, one.at_most) == (other.at_least, other.at_most) and is_same_unit(one.unit, other.unit)


def _has_unit(measure: Measure, limit: Limit) -> bool:
    own = limit_of(measure)
    return own is not None and is_same_unit(own.unit, limit.unit)
