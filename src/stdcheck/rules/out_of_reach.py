"""A target that most audits will miss discourages more than it drives.

What it does

Takes the share that is kept today and the number of observations planned for an audit, and works out exactly how
likely the audit is to meet the target. It speaks up where the chance is below one half. Where nobody typed in today's
level, what audits measured in the last year counts, as soon as they hold 30 observations.

Why it matters

With 84% kept today, a target of 90% is missed in most audits, however hard the team tries that day. Failing again and
again teaches people that the score is bad luck. A target is worth something when the way to it is known.

Example

With 97% today, a target of 100% over 40 observations is met in 3 audits of 10.

Better

Open the second window first, measure again, and then set 90%. Or set 85% now and 90% from a named date on.

When to accept it

When the improvement is decided and paid for, and the acceptance ends on the day when it has to show.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, comb, erfc, sqrt

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.measures import Share
from stdcheck.domain.messages import Message, message, plural_message
from stdcheck.rules.measured import Level, level_today
from stdcheck.rules.view import View

CODE = "P102"
SEVERITY = Severity.WARNING
TITLE = message("Target out of reach")

LEAST_CHANCE = 50
"""Percent of audits that should meet the target."""

MOST_EXACT = 1_000
"""Up to so many observations the chance is worked out exactly."""


def check(view: View) -> Iterator[Finding]:
    """Yield the shares whose target an audit will probably miss."""
    for place in view.criteria:
        measure, sample = place.criterion.measure, place.criterion.sample
        if not isinstance(measure, Share) or sample is None:
            continue
        today = level_today(view, place.criterion)
        if today is None or not 0 <= today.shown <= 100:
            continue
        chance = 100 * chance_to_meet(measure.target, today.shown, sample)
        if chance < LEAST_CHANCE:
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                _said(today, measure.target, sample, _chance_said(chance)),
                message("Improve the service first, or set a target on the way and the date of the next one."),
                field="measure",
            )


def _said(today: Level, target: Decimal, sample: int, chance: Message) -> Message:
    if not today.n:
        return message(
            "With {today}% today, a target of {target}% over {sample} observations is met in {chance}.",
            today=today.shown,
            target=target,
            sample=sample,
            chance=chance,
        )
    return message(
        "With {today}% today (measured in {audits} audits, n = {n}), a target of {target}% over {sample} observations "
        "is met in {chance}.",
        today=today.shown,
        audits=today.audits,
        n=today.n,
        target=target,
        sample=sample,
        chance=chance,
    )


def _chance_said(chance: float) -> Message:
    """Say a chance below one half (in percent) as people count; rounded, it never reads like one half."""
    tenths = round(chance / 10)
    if tenths >= LEAST_CHANCE // 10:
        return message("not quite every second audit")
    if tenths:
        return plural_message("{n} audit of 10", "{n} audits of 10", tenths)
    hundredths = round(chance)
    if hundredths:
        return plural_message("{n} audit of 100", "{n} audits of 100", hundredths)
    return message("practically no audit")


def chance_to_meet(target: Decimal, today: Decimal, sample: int) -> float:
    """Return the probability, 0 to 1, that at least `target` percent of `sample` observations keep the rule."""
    return chances_to_meet([target], today, sample)[0]


def chances_to_meet(targets: Sequence[Decimal | Fraction], today: Decimal, sample: int) -> list[float]:
    """Return the probability, 0 to 1, to meet each of the targets (percent) with `sample` observations, 1 or more.

    Each observation keeps the rule with `today` percent (0 to 100): the upper tail of the binomial distribution, exact
    up to MOST_EXACT observations, beyond that by the normal distribution with continuity correction.
    """
    top, whole = (today / 100).as_integer_ratio()
    needed = [ceil(target * sample / 100) for target in targets]
    if sample > MOST_EXACT:
        spread = sqrt(sample * top * (whole - top)) / whole
        distances = [least - 0.5 - sample * top / whole for least in needed]
        return [erfc(far / spread / sqrt(2)) / 2 if spread else float(far < 0) for far in distances]
    tails, ways = {}, 0
    for kept in range(sample, min(needed, default=0) - 1, -1):
        ways += comb(sample, kept) * top**kept * (whole - top) ** (sample - kept)
        tails[kept] = ways
    return [tails[least] / whole**sample for least in needed]
