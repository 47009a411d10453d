"""A quality belongs to one layer; the factor stands in the other.

What it does

Looks for key factors of the procedural layer with a personal quality (attention, influence, personal character), and
the reverse.

Why it matters

Results are shown by layer. A factor in the wrong one makes the procedures look better and the people worse, or the
other way round.

Example

The factor “The clerk looks up”, layer procedural, quality attention.

Better

The factor “The clerk looks up”, layer personal, quality attention.

When to accept it

When a factor really touches both, such as a personal call back within the hour.
"""

from collections.abc import Iterator

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import KeyFactor
from stdcheck.domain.terms import term
from stdcheck.rules.view import View

CODE = "Q302"
SEVERITY = Severity.INFO
TITLE = message("Quality of the other layer")


def check(view: View) -> Iterator[Finding]:
    """Yield the factors whose quality belongs to the other layer."""
    for path, factor in view.nodes(KeyFactor):
        if factor.quality and factor.quality.layer != factor.layer:
            layer = term(factor.quality.layer)
            yield Finding(
                CODE,
                SEVERITY,
                path,
                message(
                    "“{title}” is {layer}, but its quality “{quality}” is {other}.",
                    title=factor.title,
                    layer=term(factor.layer),
                    quality=term(factor.quality),
                    other=layer,
                ),
                message("Change the layer or the quality."),
                field="quality",
                rewrite=Rewrite({"layer": factor.quality.layer.value}, message("Make it {layer}", layer=layer)),
            )
