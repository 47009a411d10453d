"""Half a translation leaves half of the readers out.

What it does

Looks for texts that stand in one of the standard's languages and lack another. Only standards with several languages
are looked at.

Why it matters

Staff and customers read the standard in their own language. Where a text is missing they see the other one, or
nothing.

Example

Languages English and Chinese; the promise stands in English only.

Better

The promise in both, written for the reader and not word for word.

When to accept it

When the translation is on its way; let the acceptance end then.
"""

from collections.abc import Iterator, Mapping

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.measures import Scale
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Criterion, KeyFactor, Node, Stage, Standard, Step
from stdcheck.domain.values import Text, by_language
from stdcheck.rules.view import View

CODE = "Q303"
SEVERITY = Severity.INFO
TITLE = message("Not translated")

_FIELDS: Mapping[str, Message] = {
    "title": message("title"),
    "what": message("what"),
    "who": message("who"),
    "when": message("when"),
    "how": message("how"),
    "check": message("check criterion"),
    "promise": message("promise"),
    "scope": message("scope"),
    "owner": message("owner"),
    "critical_reason": message("reason for critical"),
    "rationale": message("rationale"),
    "evidence": message("evidence"),
    "measure": message("labels"),
}
_FIELDS_OF: Mapping[type[Node], tuple[str, ...]] = {
    Standard: ("title", "scope", "owner"),
    Stage: ("title",),
    Step: ("title",),
    KeyFactor: ("title",),
    Criterion: ("what", "who", "when", "how", "check", "promise", "critical_reason", "rationale"),
}
_LANGUAGES = {"en": message("English"), "zh": message("Chinese")}


def check(view: View) -> Iterator[Finding]:
    """Yield for every node and language what is missing there."""
    own, languages = view.standard.language, view.standard.all_languages
    if len(languages) < 2:
        return
    for path, node in view.all_nodes:
        lacking: dict[str, dict[str, None]] = {}
        for field, text in _texts(node):
            for language in _missing(text, own, languages):
                lacking.setdefault(language, {})[field] = None
        for language, fields in lacking.items():
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message(
                    "Missing in {language}: {fields}.",
                    language=_LANGUAGES.get(_primary(language), language),
                    fields=tuple(_FIELDS[field] for field in fields),
                ),
                message("Write it for its readers; until then they are shown another language."),
                field=next(iter(fields)),
                language=language,
            )


def _texts(node: Node) -> Iterator[tuple[str, Text]]:
    for field in _FIELDS_OF[type(node)]:
        if (text := getattr(node, field)) is not None:
            yield field, text
    if isinstance(node, Standard) and (promise := node.promise):
        for text in (promise.text, promise.exceptions, *promise.channels, *promise.complaints):
            if text is not None:
                yield "promise", text
    if isinstance(node, KeyFactor):
        yield from (("evidence", evidence.text) for evidence in node.evidence if evidence.text is not None)
    if isinstance(node, Criterion) and isinstance(node.measure, Scale):
        yield from (("measure", label.label) for label in node.measure.labels)


def _missing(text: Text, own: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages that the text lacks; none where it says nothing in any of them, or only figures."""
    if isinstance(text, dict) and all(text.get(language, "").strip() for language in languages):
        return ()
    said = {_primary(tag) for tag, words in by_language(text, own).items() if any(map(str.isalpha, words))}
    if said.isdisjoint(map(_primary, languages)):
        return ()
    return tuple(language for language in languages if _primary(language) not in said)


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
