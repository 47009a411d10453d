"""A rewrite as changes to the standard: one edit, so that one undo takes all of it back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from stdcheck.domain.changes import AddNode, Change, SetField
from stdcheck.domain.findings import Finding
from stdcheck.domain.numbers import plain
from stdcheck.domain.standard import Standard
from stdcheck.domain.tree import trail


def changes_of(finding: Finding, standard: Standard) -> tuple[Change, ...]:
    """Return the changes that the rewrite of a finding makes; none where it offers none.

    Raises StdcheckError where the node of the finding is gone.
    """
    if finding.rewrite is None:
        return ()
    rewrite, way = finding.rewrite, trail(standard, finding.path)
    fields = [SetField(finding.path, name, in_file_form(value)) for name, value in rewrite.changes.items()]
    parent = "/".join(finding.path.split("/")[:-2])
    added = [
        AddNode(parent, in_file_form(given.get("what")), way[-1].position + place, fields=_without_what(given))
        for place, given in enumerate(rewrite.added, start=1)
    ]
    return (*fields, *added)


def in_file_form(value: Any) -> Any:
    """Return a value with its numbers as text, as files and the history keep them."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return {key: in_file_form(item) for key, item in value.items()}
    return [in_file_form(item) for item in value] if isinstance(value, list | tuple) else value


def _without_what(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: in_file_form(value) for name, value in given.items() if name != "what"}
