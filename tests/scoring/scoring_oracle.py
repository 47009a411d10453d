"""The rules of scoring once more, slowly: plain fractions over the plain data of the files, one sentence a line."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, TypeAlias

Plain: TypeAlias = Mapping[str, Any]
Z = Decimal("1.959963984540054")


def attainment_of(measure: Plain, response: Any) -> Fraction | None:  # noqa: PLR0911  (one return for each sentence)
    """Return the attainment of an assessed criterion, None for every other state."""
    if response is None or (isinstance(response, Mapping) and {"not_applicable", "not_observed"} & set(response)):
        return None
    given = response if isinstance(response, Mapping) else {"value": response}
    kind = measure["kind"]
    if kind == "conformity":
        partial = Fraction(measure.get("partial_credit", "50")) / 100
        return {"met": Fraction(1), "partly": partial, "not_met": Fraction(0)}[given["value"]]
    if kind == "scale":
        labels = [label if isinstance(label, Mapping) else {"label": label} for label in measure["labels"]]
        index = [label["label"] for label in labels].index(given["value"])
        return (
            Fraction(labels[index]["credit"]) / 100 if "credit" in labels[index] else Fraction(index, len(labels) - 1)
        )
    if kind == "quantity":
        return bounded(measure, Fraction(given["value"]))
    if kind == "mean":
        return bounded(measure, sum(map(Fraction, given["values"])) / Fraction(len(given["values"])))
    compliant, observed = counts_of(measure, given)
    q = Fraction(100 * compliant, observed)
    target = Fraction(measure["target"])
    if q >= target:
        return Fraction(1)
    if "unacceptable" not in measure or q <= Fraction(measure["unacceptable"]):
        return Fraction(0)
    return (q - Fraction(measure["unacceptable"])) / (target - Fraction(measure["unacceptable"]))


def counts_of(measure: Plain, given: Plain) -> tuple[int, int]:
    if "values" not in given:
        return given["compliant"], given["observed"]
    return sum(bounded(measure["limit"], Fraction(value)) == 1 for value in given["values"]), len(given["values"])


def bounded(measure: Plain, x: Fraction) -> Fraction:
    unacceptable = measure.get("unacceptable", {})
    if "at_least" in measure and x < Fraction(measure["at_least"]):
        bound, worst = Fraction(measure["at_least"]), unacceptable.get("below")
    elif "at_most" in measure and x > Fraction(measure["at_most"]):
        bound, worst = Fraction(measure["at_most"]), unacceptable.get("above")
    else:
        return Fraction(1)
    return Fraction(0) if worst is None else max(Fraction(0), (x - Fraction(worst)) / (bound - Fraction(worst)))


def wilson_of(p: Fraction, n: Fraction) -> tuple[Decimal, Decimal]:
    """Return the bounds in percent by the textbook formula, with 60 digits."""
    with localcontext(prec=60):
        share = Decimal(p.numerator) / Decimal(p.denominator)
        size = Decimal(n.numerator) / Decimal(n.denominator)
        centre = share + Z * Z / (2 * size)
        reach = Z * (share * (1 - share) / size + Z * Z / (4 * size * size)).sqrt()
        low, high = ((centre + sign * reach) / (1 + Z * Z / size) * 100 for sign in (-1, 1))
        return (Decimal(0) if p == 0 else low), (Decimal(100) if p == 1 else high)


def confidence_of(measure: Plain, given: Plain) -> str:
    compliant, observed = counts_of(measure, given)
    low, high = wilson_of(Fraction(compliant, observed), Fraction(observed))
    target = Decimal(measure["target"])
    return "demonstrated" if low >= target else "refuted" if high < target else "undecided"


class Oracle:
    """Everything that scoring says of one audit."""

    def __init__(self, standard: Plain, responses: Plain) -> None:
        self.standard, self.responses = standard, responses
        self.scoring = standard["scoring"]
        self.model = self.scoring["model"]

    def criteria(self, node: Plain) -> Iterator[Plain]:
        for key in ("stages", "steps", "key_factors"):
            for child in node.get(key, []):
                yield from self.criteria(child)
        yield from node.get("criteria", [])

    def state(self, criterion: Plain) -> str:
        response = self.responses.get(criterion["id"])
        for state in ("not_applicable", "not_observed"):
            if isinstance(response, Mapping) and state in response:
                return state
        return "unanswered" if response is None else "assessed"

    def attainment(self, criterion: Plain) -> Fraction | None:
        return attainment_of(criterion["measure"], self.responses.get(criterion["id"]))

    def assessed(self, node: Plain) -> list[tuple[Fraction, Fraction]]:
        """Return weight and attainment of S."""
        return [
            (Fraction(criterion["weight"]), attained)
            for criterion in self.criteria(node)
            if Fraction(criterion["weight"]) > 0 and (attained := self.attainment(criterion)) is not None
        ]

    def score(self, node: Plain) -> Fraction | None:
        assessed = self.assessed(node)
        if not assessed:
            return None
        if self.model == "weighted":
            return 100 * sum((w * a for w, a in assessed), Fraction(0)) / sum((w for w, _ in assessed), Fraction(0))
        if self.model == "unweighted":
            return 100 * sum((a for _, a in assessed), Fraction(0)) / len(assessed)
        if self.model == "absolute":
            return Fraction(100 if all(a == 1 for _, a in assessed) else 0)
        value = self.value(node)
        assert value is not None
        return 100 * value

    def children(self, node: Plain) -> list[Plain]:
        return [child for key in ("stages", "steps", "key_factors", "criteria") for child in node.get(key, [])]

    def value(self, node: Plain) -> Fraction | None:
        if "measure" in node:
            return self.attainment(node)
        valued = [
            (Fraction(child.get("weight", "1")), value)
            for child in self.children(node)
            if (value := self.value(child)) is not None
        ]
        whole = sum(weight for weight, _ in valued)
        return sum((weight * value for weight, value in valued), Fraction(0)) / whole if whole else None

    def effective_weights(self, node: Plain, share: Fraction = Fraction(1)) -> list[Fraction]:
        if "measure" in node:
            return [share]
        valued = [child for child in self.children(node) if self.value(child) is not None]
        whole = sum(Fraction(child.get("weight", "1")) for child in valued)
        return [
            weight
            for child in valued
            if Fraction(child.get("weight", "1"))
            for weight in self.effective_weights(child, share * Fraction(child.get("weight", "1")) / whole)
        ]

    def effective_size(self) -> Fraction:
        weights = [weight for weight, _ in self.assessed(self.standard)]
        if self.model == "unweighted":
            weights = [Fraction(1)] * len(weights)
        if self.model == "hierarchical":
            weights = self.effective_weights(self.standard)
        return sum(weights, Fraction(0)) ** 2 / sum(weight * weight for weight in weights) if weights else Fraction(0)

    def interval(self) -> tuple[Decimal, Decimal] | None:
        score, size = self.score(self.standard), self.effective_size()
        return None if score is None or self.model == "absolute" or size <= 1 else wilson_of(score / 100, size)

    def coverage(self) -> Fraction | None:
        applicable = [c for c in self.criteria(self.standard) if self.state(c) != "not_applicable"]
        due = sum(Fraction(criterion["weight"]) for criterion in applicable)
        seen = sum(weight for weight, _ in self.assessed(self.standard))
        return 100 * Fraction(seen) / due if due else None

    def reasons(self) -> list[str]:
        score, coverage = self.score(self.standard), self.coverage()
        critical = [criterion for criterion in self.criteria(self.standard) if criterion.get("critical")]
        found = [f"critical: {c['id']}" for c in critical if self.state(c) == "assessed" and self.attainment(c) != 1]
        if score is None or coverage is None or coverage < Fraction(self.scoring["min_coverage"]):
            found.append("coverage")
        unseen = ("not_observed", "unanswered")
        found += [f"critical not assessed: {c['id']}" for c in critical if self.state(c) in unseen]
        if score is not None and score < Fraction(self.scoring["pass_mark"]):
            found.append("below pass mark")
        for stage in self.standard["stages"]:
            own = self.score(stage)
            if "pass_mark" in stage and own is not None and own < Fraction(stage["pass_mark"]):
                found.append(f"stage below pass mark: {stage['id']}")
        return found

    def verdict(self) -> str:
        reasons = self.reasons()
        if any(reason.startswith("critical: ") for reason in reasons):
            return "fail"
        if any(reason == "coverage" or reason.startswith("critical not assessed: ") for reason in reasons):
            return "incomplete"
        return "fail" if reasons else "pass"

    def band(self) -> str | None:
        score = self.score(self.standard)
        if score is None:
            return None
        reached = [(Fraction(low), name) for name, low in self.scoring["bands"].items() if score >= Fraction(low)]
        return max(reached)[1] if reached else "D"
