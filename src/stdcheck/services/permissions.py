"""Who may do what: one table, use case by use case."""

from collections.abc import Mapping

from stdcheck.domain.errors import Problem, StdcheckError
from stdcheck.domain.messages import message
from stdcheck.services.actors import Actor, Role

_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
_MANAGERS = _ADMINISTRATORS | {Role.MANAGER}
_INSPECTORS = _MANAGERS | {Role.INSPECTOR}
_EVERYONE = frozenset(Role)

PERMISSIONS: Mapping[str, frozenset[Role]] = {
    "list_standards": _EVERYONE,
    "open_version": _EVERYONE,
    "compare_versions": _EVERYONE,
    "create_draft": _MANAGERS,
    "draft_from_standard": _MANAGERS,
    "open_draft": _MANAGERS,
    "edit_published": _MANAGERS,
    "edit_draft": _MANAGERS,
    "undo_draft": _MANAGERS,
    "redo_draft": _MANAGERS,
    "delete_draft": _MANAGERS,
    "review_draft": _MANAGERS,
    "publish_standard": _MANAGERS,
    "retire_standard": _MANAGERS,
    "list_sites": _EVERYONE,
    "save_site": _MANAGERS,
    "delete_site": _MANAGERS,
    "list_audits": _INSPECTORS,
    "open_audit": _INSPECTORS,
    "start_audit": _INSPECTORS,
    "record_responses": _INSPECTORS,
    "set_audit_details": _INSPECTORS,
    "submit_audit": _INSPECTORS,
    "reopen_audit": _INSPECTORS,
    "withdraw_audit": _INSPECTORS,
    "receive_audit": _INSPECTORS,
    "published_results": _EVERYONE,
    "audited_sites": _EVERYONE,
    "load_samples": _MANAGERS,
    "remove_samples": _MANAGERS,
    "import_files": _MANAGERS,
    "export_all": _MANAGERS,
    "check_store": _MANAGERS,
}
"""The roles that may run each use case. Drafts are shown only to those who may `open_draft`."""


class NotPermittedError(StdcheckError):
    """The actor's role may not do this; nothing was done."""


def may(actor: Actor, use_case: str) -> bool:
    """Tell whether the actor's role may run the use case; faces hide what may not be done."""
    return actor.role in PERMISSIONS[use_case]


def require(actor: Actor, use_case: str) -> None:
    """Raise NotPermittedError unless the actor's role may run the use case."""
    if not may(actor, use_case):
        raise NotPermittedError(
            [Problem(message("your role may not do this"), message("Ask a manager, or change the role."))]
        )
