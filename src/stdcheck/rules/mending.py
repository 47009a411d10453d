"""New words for the texts of a criterion, as the changes of a rewrite."""

from collections.abc import Callable, Mapping

from stdcheck.domain.measures import Conformity
from stdcheck.domain.standard import Criterion
from stdcheck.domain.values import by_language
from stdcheck.rules.measure_of_words import measure_of
from stdcheck.rules.view import View, Written, statement
from stdcheck.rules.wording.measurable import parse_target

Reword = Callable[[str], str | None]


def reworded(criterion: Criterion, view: View, reword: Reword, *fields: str) -> dict[str, str]:
    """Return the new words of these fields in every language in which `reword` is sure, by `field.language`."""
    language = view.standard.language
    return {
        f"{field}.{tag}": new
        for field in fields
        for tag, text in by_language(getattr(criterion, field), language).items()
        if (new := reword(text)) is not None
    }


def mended(written: Written, view: View, reword: Reword) -> tuple[str, Mapping[str, object]] | None:
    """Return the new words for a text and the changes of a rewrite; None where `reword` is not sure.

    The other languages of the same text follow where it is sure. Where a requirement has no figures in its measure yet,
    the measure that the new words ask for comes with them.
    """
    changes: dict[str, object] = dict(reworded(written.place.criterion, view, reword, written.field))
    new = changes.get(f"{written.field}.{written.language}")
    if not isinstance(new, str):
        return None
    is_unmeasured = written.place.criterion.measure == Conformity(kind="conformity")
    if written.field == "what" and is_unmeasured and (target := parse_target(statement(new))):
        measure = measure_of(target, view.standard)
        changes |= {"measure": measure.model_dump(exclude_defaults=True)} if measure else {}
    return new, changes
