"""Two people who look at the same thing must come to the same result.

What it does

Looks for scales whose labels are mere opinions (good, fair, poor) with no word on what is seen at each, and for a
yes or no on something that neither the requirement nor the check criterion ties to a figure or an act.

Why it matters

One inspector's “good” is another's “fair”. The score then shows who came to check, and staff learn to hope for the
kind inspector.

Example

The clerk is friendly: poor, fair, good.

Better

The clerk looks up and greets before the passenger speaks: yes or no. Or a scale that says what is seen: greets and
smiles, greets only, does not greet.

When to accept it

When the inspectors are trained on examples together and their results are compared now and then.
"""

import re
from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.measures import Conformity, Scale
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Criterion
from stdcheck.domain.values import Text, by_language
from stdcheck.rules.view import View, statement
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.slogans import find_slogan

CODE = "Q201"
SEVERITY = Severity.WARNING
TITLE = message("Not measurable")

_OPINION = re.compile(
    r"(?:very |quite |rather |fairly )?(?:poor|bad|weak|fair|average|ok|okay|good|great|excellent|outstanding|perfect|"
    r"unsatisfactory|satisfactory|dissatisfied|satisfied|acceptable|unacceptable|sufficient|insufficient|low|medium|high)"
    r"|(?:非常|很|较|比较|不太|极)?(?:差|好|优|良|中|优秀|良好|一般|中等|合格|不合格|及格|不及格|满意|不满意|尚可|较差|较好|低|高)"
)


def check(view: View) -> Iterator[Finding]:
    """Yield scales of bare opinions, and yes or no on what cannot be seen."""
    for place in view.criteria:
        criterion = place.criterion
        measure = criterion.measure
        if isinstance(measure, Scale) and _is_opinion(measure) and not _explains(criterion.check, measure):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message(
                    "The labels {labels} are opinions; two inspectors can choose differently.",
                    labels=tuple(label.label for label in measure.labels),
                ),
                message("Say in the check criterion what is seen at each label, or ask for a plain yes or no."),
                field="measure",
            )
        elif isinstance(measure, Conformity) and _is_vague(criterion):
            yield Finding(
                CODE,
                SEVERITY,
                place.path,
                message("Neither the requirement nor its check names a figure or an act that can be seen."),
                message("Write what the customer would see, hear or count when it goes well."),
                field="check",
            )


def _is_opinion(scale: Scale) -> bool:
    return all(
        _OPINION.fullmatch(words.strip().lower())
        for label in scale.labels
        for words in by_language(label.label, "").values()
    )


def _explains(check: Text | None, scale: Scale) -> bool:
    """Tell whether the check criterion speaks of at least one of the labels."""
    said = " ".join(by_language(check, "").values()).lower()
    return any(
        words.strip().lower() in said for label in scale.labels for words in by_language(label.label, "").values()
    )


def _is_vague(criterion: Criterion) -> bool:
    """Tell whether both texts hold unobservable words and, in every language, no figure and no act."""
    return _says_nothing(criterion.what) and _says_nothing(criterion.check)


def _says_nothing(text: Text | None) -> bool:
    said = [statement(words) for words in by_language(text, "").values() if words.strip()]
    slogans = [find_slogan(words) for words in said]
    return (
        bool(said) and all(slogan is not None and slogan.whole for slogan in slogans) and not any(map(quantities, said))
    )
