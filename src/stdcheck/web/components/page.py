"""The head of a page, empty places, quiet remarks."""

from stdcheck.web.components.text import markup, show


def title(heading: str, guidance: str = "") -> None:
    """Draw the heading of a page with one sentence of guidance."""
    lead = markup("<p>{guidance}</p>", guidance=guidance) if guidance else markup("")
    show(markup('<header class="sc-title"><h1>{heading}</h1>{lead}</header>', heading=heading, lead=lead))


def empty(heading: str, next_step: str) -> None:
    """Say that there is nothing yet, and what to do next."""
    show(markup('<div class="sc-empty"><h2>{heading}</h2><p>{next}</p></div>', heading=heading, next=next_step))


def quiet(text: str) -> None:
    """Draw a remark in small grey type."""
    show(markup('<p class="sc-quiet">{text}</p>', text=text))
