"""The linter: looks at a standard and says where the pitfalls and the gaps are.

Every rule is a module of this package, named after the problem it sees; the package finds its modules by itself.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from stdcheck.domain.experience import Experience
from stdcheck.domain.findings import Finding
from stdcheck.domain.standard import Acceptance, Standard
from stdcheck.rules.discovery import Rule, rules
from stdcheck.rules.manuals import Manual, manual_of
from stdcheck.rules.view import View, statement

if TYPE_CHECKING:
    RULES: Mapping[str, Rule]
    """All rules by code."""
else:

    def __getattr__(name: str) -> Mapping[str, Rule]:
        """Find the rules when they are first asked for."""
        if name != "RULES":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return rules()


__all__ = ["RULES", "Manual", "Rule", "lint", "lint_statement", "manual"]


LONGEST_REMEMBERED = 1_000
"""Characters; longer texts are rare and would fill the memory."""


def lint(
    standard: Standard,
    *,
    today: date | None = None,
    previous: Standard | None = None,
    audits: Experience | None = None,
    select: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what the rules see in `standard`, in the order of the document, then by code.

    `previous` is the last published version, for rules about change; `audits` is what the audits of the standard say,
    for rules that read data. Without `today` nothing is overdue and every acceptance holds. `select` names codes or
    how they begin (`P1`, `Q105`); without it all rules look.
    """
    view = View(standard, previous, today, audits)
    position = {path: index for index, (path, _) in enumerate(view.all_nodes)}
    acceptances = {path: node.accepted for path, node in view.all_nodes if node.accepted}
    found = [finding for rule in rules().values() if _is_selected(rule, select) for finding in _look(rule, view)]
    found.sort(key=lambda finding: (position[finding.path], finding.rule))
    return tuple(_accept(finding, acceptances.get(finding.path, ()), today) for finding in found)


def lint_statement(text: str, language: str | None = None) -> tuple[Finding, ...]:
    """Return what the word rules see in one bare statement, by code; `language` is noted in the findings."""
    return tuple(replace(finding, language=language) for found in _words(text).values() for finding in found)


def manual(code: str, t: Callable[[str], str] = str) -> Manual:
    """Return the manual of the rule `code` in the language of `t`, in English without; KeyError where there is none."""
    return manual_of(rules()[code], t)


def _is_selected(rule: Rule, select: Collection[str]) -> bool:
    return not select or any(rule.code.startswith(chosen.upper()) for chosen in select)


def _look(rule: Rule, view: View) -> Iterator[Finding]:
    """Yield what a rule sees: of the words of a criterion the first in each language, none where structure says it."""
    found = list(rule.check(view)) if rule.check else []
    yield from found
    if rule.check_statement is None:
        return
    structural = {finding.path for finding in found}
    said: set[tuple[str, str]] = set()
    for written in view.written(*rule.fields):
        words = _words(written.text).get(rule.code)
        where = written.path, written.language
        if words and where not in said and written.path not in structural:
            said.add(where)
            finding = written.locate(words[0])
            yield replace(finding, rewrite=rule.mend(written, view)) if rule.mend else finding


def _words(text: str) -> Mapping[str, tuple[Finding, ...]]:
    """Return what the word rules see in a text, by code; remembered: between two looks at a draft few texts change."""
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _remembered.__wrapped__(text)


@lru_cache(maxsize=8_192)
def _remembered(text: str) -> Mapping[str, tuple[Finding, ...]]:
    read = statement(text)
    checks = ((code, rules()[code].check_statement) for code in sorted(read.suspects))
    return {code: found for code, check in checks if check and (found := tuple(check(read)))}


def _accept(finding: Finding, acceptances: tuple[Acceptance, ...], today: date | None) -> Finding:
    own = [acceptance for acceptance in acceptances if acceptance.rule == finding.rule]
    if not own:
        return finding
    if holding := next((one for one in own if today is None or one.holds_on(today)), None):
        return replace(finding, accepted=holding)
    return replace(finding, expired=max(own, key=lambda one: one.until or date.min))
