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
from typing import Any

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.measures import Scale
from stdcheck.domain.messages import Message, message
from stdcheck.domain.standard import Criterion, KeyFactor, Node, Standard
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
_LANGUAGES = {"en": message("English"), "zh": message("Chinese")}


def check(view: View) -> Iterator[Finding]:
    """Yield for every node and language what is missing there."""
    standard = view.standard
    if len(standard.all_languages) < 2:
        return
    for path, node in view.all_nodes:
        texts = [(field, by_language(text, standard.language)) for field, text in _texts(node)]
        for language in standard.all_languages:
            lacking = dict.fromkeys(field for field, said in texts if _lacks(said, language, standard.all_languages))
            if lacking:
                yield Finding(
                    CODE,
                    SEVERITY,
                    path,
                    message(
                        "Missing in {language}: {fields}.",
                        language=_LANGUAGES.get(_primary(language), language),
                        fields=tuple(_FIELDS[field] for field in lacking),
                    ),
                    message("Write it for its readers; until then they are shown another language."),
                    field=next(iter(lacking)),
                    language=language,
                )


def _texts(node: Node) -> Iterator[tuple[str, Text]]:
    for field in _FIELDS:
        value: Any = getattr(node, field, None)
        if isinstance(value, str | dict):
            yield field, value
    if isinstance(node, Standard) and node.promise:
        promise = node.promise
        for text in (promise.text, promise.exceptions, *promise.channels, *promise.complaints):
            if text is not None:
                yield "promise", text
    if isinstance(node, KeyFactor):
        yield from (("evidence", evidence.text) for evidence in node.evidence if evidence.text is not None)
    if isinstance(node, Criterion) and isinstance(node.measure, Scale):
        yield from (("measure", label.label) for label in node.measure.labels)


def _lacks(said: Mapping[str, str], language: str, languages: tuple[str, ...]) -> bool:
    written = {_primary(tag) for tag, words in said.items() if any(map(str.isalpha, words))}
    return bool(written & set(map(_primary, languages))) and _primary(language) not in written


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
