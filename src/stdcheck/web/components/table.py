"""A table to read; on a phone its rows stand below each other, with the headings before the values."""

from collections.abc import Iterable, Sequence

from stdcheck.web.components.text import Html, joined, markup


def table(head: Sequence[str], rows: Iterable[Sequence[str]], label: str) -> Html:
    """Return a table with these headings; the first cell of a row says what it is about."""
    return markup(
        '<div class="sc-table" role="region" tabindex="0" aria-label="{label}"><table>'
        "<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>",
        label=label,
        head=joined(markup("<th>{word}</th>", word=word) for word in head),
        rows=joined(_row(head, row) for row in rows),
    )


def _row(head: Sequence[str], row: Sequence[str]) -> Html:
    cells = joined(
        markup('<td data-heading="{heading}">{words}</td>', heading=heading, words=words)
        for heading, words in zip(head, row, strict=True)
    )
    return markup("<tr>{cells}</tr>", cells=cells)
