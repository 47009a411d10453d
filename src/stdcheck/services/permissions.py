"""Who may do what: one table, use case by use case."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stdcheck.domain.errors import Problem, StdcheckError
from stdcheck.domain.messages import Message, message
from stdcheck.services.actors import Actor, Role


class Subject(StrEnum):
    """What a use case is about."""

    STANDARD = "standard"
    DRAFT = "draft"
    SITE = "site"
    AUDIT = "audit"
    RESULTS = "results"
    STORE = "store"


SUBJECTS: Mapping[Subject, Message] = {
    Subject.STANDARD: message("Published and retired versions"),
    Subject.DRAFT: message("Drafts"),
    Subject.SITE: message("Sites"),
    Subject.AUDIT: message("Audits"),
    Subject.RESULTS: message("Results"),
    Subject.STORE: message("Everything together"),
}
ROLES: Mapping[Role, Message] = {
    Role.ADMINISTRATOR: message("administrator"),
    Role.MANAGER: message("manager"),
    Role.INSPECTOR: message("inspector"),
    Role.STAFF: message("staff"),
}


@dataclass(frozen=True, slots=True)
class Right:
    """A use case in people's words, what it is about, and the roles that may run it."""

    subject: Subject
    what: Message
    roles: frozenset[Role]


_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
_MANAGERS = _ADMINISTRATORS | {Role.MANAGER}
_INSPECTORS = _MANAGERS | {Role.INSPECTOR}
_EVERYONE = frozenset(Role)

PERMISSIONS: Mapping[str, Right] = {
    "list_standards": Right(
        Subject.STANDARD, message("see the list of standards; drafts in it only for those who may open one"), _EVERYONE
    ),
    "open_version": Right(
        Subject.STANDARD, message("read a version; one that is a draft only for those who may open it"), _EVERYONE
    ),
    "compare_versions": Right(
        Subject.STANDARD, message("compare two versions; a draft only for those who may open it"), _EVERYONE
    ),
    "retire_standard": Right(Subject.STANDARD, message("retire a version"), _MANAGERS),
    "create_draft": Right(Subject.DRAFT, message("begin a standard"), _MANAGERS),
    "draft_from_standard": Right(
        Subject.DRAFT, message("begin a standard from the library, a file or an old document"), _MANAGERS
    ),
    "edit_published": Right(Subject.DRAFT, message("begin the next version of a standard"), _MANAGERS),
    "open_draft": Right(Subject.DRAFT, message("open a draft"), _MANAGERS),
    "edit_draft": Right(Subject.DRAFT, message("change a draft"), _MANAGERS),
    "undo_draft": Right(Subject.DRAFT, message("undo a change of a draft"), _MANAGERS),
    "redo_draft": Right(Subject.DRAFT, message("redo a change of a draft"), _MANAGERS),
    "review_draft": Right(Subject.DRAFT, message("see the findings on a draft"), _MANAGERS),
    "delete_draft": Right(Subject.DRAFT, message("delete a draft"), _MANAGERS),
    "publish_standard": Right(Subject.DRAFT, message("publish a draft"), _MANAGERS),
    "list_sites": Right(Subject.SITE, message("see the sites"), _EVERYONE),
    "save_site": Right(Subject.SITE, message("add or change a site"), _MANAGERS),
    "delete_site": Right(Subject.SITE, message("delete a site"), _MANAGERS),
    "list_audits": Right(Subject.AUDIT, message("see the list of audits"), _INSPECTORS),
    "open_audit": Right(Subject.AUDIT, message("open an audit and its score card"), _INSPECTORS),
    "start_audit": Right(Subject.AUDIT, message("start an audit"), _INSPECTORS),
    "record_responses": Right(Subject.AUDIT, message("answer a checklist"), _INSPECTORS),
    "set_audit_details": Right(Subject.AUDIT, message("say who made an audit, how and when"), _INSPECTORS),
    "submit_audit": Right(Subject.AUDIT, message("submit an audit"), _INSPECTORS),
    "reopen_audit": Right(Subject.AUDIT, message("reopen an audit"), _INSPECTORS),
    "withdraw_audit": Right(Subject.AUDIT, message("withdraw an audit"), _INSPECTORS),
    "receive_audit": Right(Subject.AUDIT, message("take in a filled workbook or file"), _INSPECTORS),
    "published_results": Right(Subject.RESULTS, message("see the results of a standard"), _EVERYONE),
    "audited_sites": Right(Subject.RESULTS, message("see which sites have results"), _EVERYONE),
    "samples_loaded": Right(Subject.STORE, message("see whether the samples are loaded"), _EVERYONE),
    "load_samples": Right(Subject.STORE, message("load the samples"), _MANAGERS),
    "remove_samples": Right(Subject.STORE, message("remove the samples"), _MANAGERS),
    "import_files": Right(Subject.STORE, message("import files"), _MANAGERS),
    "export_all": Right(Subject.STORE, message("export everything as files"), _MANAGERS),
    "check_store": Right(Subject.STORE, message("verify the database and its history"), _MANAGERS),
    "back_up_store": Right(Subject.STORE, message("back the database up"), _ADMINISTRATORS),
    "restore_store": Right(Subject.STORE, message("put a backup in the place of the database"), _ADMINISTRATORS),
    "examine_installation": Right(
        Subject.STORE, message("examine the installation: versions, settings, disk, database"), _ADMINISTRATORS
    ),
}
"""What there is to do, and who may do it. Nobody else may: an actor that is none may do nothing."""


class NotPermittedError(StdcheckError):
    """The actor's role may not do this; nothing was done."""


def may(actor: Actor | None, use_case: str) -> bool:
    """Tell whether the actor's role may run the use case; faces hide what may not be done."""
    return actor is not None and actor.role in PERMISSIONS[use_case].roles


def require(actor: Actor | None, use_case: str) -> None:
    """Raise NotPermittedError unless the actor's role may run the use case."""
    if not may(actor, use_case):
        raise NotPermittedError(
            [Problem(message("your role may not do this"), message("Ask a manager, or change the role."))]
        )
