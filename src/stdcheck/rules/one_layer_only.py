"""Service has two layers; a standard with one of them is lopsided.

What it does

Looks for standards whose key factors are all procedural (accurate, safe, timely, convenient, standardised) or all
personal (attention, influence, personal character).

Why it matters

A correct ticket from somebody who never looks up leaves customers cold; a warm smile with the wrong ticket makes them
angry. They remember both.

Example

Eight key factors on waiting, prices and signs, none on how people are met.

Better

The same, and one factor on how the clerk meets the passenger, described by what can be seen.

When to accept it

When the service is a machine, or when another standard covers the other layer.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import KeyFactor, Layer
from stdcheck.rules.view import View

CODE = "Q301"
SEVERITY = Severity.INFO
TITLE = message("One layer only")

FEWEST_FACTORS = 2
"""A standard with fewer key factors has only begun."""


def check(view: View) -> Iterator[Finding]:
    """Yield the standard where all key factors belong to one layer."""
    layers = [factor.layer for _, factor in view.nodes(KeyFactor)]
    if len(layers) < FEWEST_FACTORS or len(set(layers)) > 1:
        return
    if layers[0] == Layer.PROCEDURAL:
        what = message("All {count} key factors are procedural; none is about how people are met.", count=len(layers))
        remedy = message("Add a factor on how staff meet the customer, described by what can be seen.")
    else:
        what = message("All {count} key factors are personal; none is about the service itself.", count=len(layers))
        remedy = message("Add a factor on the service itself: accurate, safe, timely, convenient, standardised.")
    yield Finding(CODE, SEVERITY, "", what, remedy, field="stages")
