"""The content hash: two standards with the same hash ask and count the same."""

import hashlib
import json
from typing import Any

from stdcheck.domain.standard import Standard

_NOT_CONTENT = {"status", "accepted", "effective_from", "review"}


def canonical_json(standard: Standard) -> str:
    """Write the content of a standard in one form only.

    Status, effective_from, review and every acceptance are left out; so is whatever equals its default. Keys are
    sorted, numbers are strings in their shortest form, there is no white space, and all text is plain UTF-8.
    """
    plain = standard.model_dump(mode="json", exclude_defaults=True)
    content = {key: value for key, value in plain.items() if key not in _NOT_CONTENT}
    return json.dumps(_without_acceptances(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(standard: Standard) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(standard).encode()).hexdigest()


def _without_acceptances(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_acceptances(item) for key, item in value.items() if key != "accepted"}
    if isinstance(value, list):
        return [_without_acceptances(item) for item in value]
    return value
