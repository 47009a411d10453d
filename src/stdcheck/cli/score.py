"""`stdcheck score`: one audit, scored and explained."""

import json
from pathlib import Path
from typing import Annotated

import typer

from stdcheck.cli.calls import choose
from stdcheck.cli.score_text import score_lines
from stdcheck.cli.session import GOOD, SHORT, Session
from stdcheck.cli.sources import AuditFile, Library, read_audit_file
from stdcheck.documents.score_json import as_json
from stdcheck.documents.standards import locate
from stdcheck.domain.errors import Place, StdcheckError
from stdcheck.domain.scorecard import ScoreCard, Verdict
from stdcheck.domain.standard import Standard, Status
from stdcheck.scoring import score


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("score", help=about)
    def run(
        audit: Annotated[
            Path, typer.Argument(metavar="AUDIT.yaml|CHECKLIST.xlsx", help=t("The audit, or the filled checklist."))
        ],
        standard: Annotated[
            Path | None, typer.Option(metavar="STANDARD.yaml", help=t("The standard (else found in standards/)."))
        ] = None,
        form: Annotated[
            str, typer.Option("--format", metavar="text|json", help=t("How to write the result."))
        ] = "text",
        *,
        fail_under_pass: Annotated[
            bool, typer.Option("--fail-under-pass", help=t("Give exit status 1 unless the audit passes."))
        ] = False,
    ) -> int:
        chosen = choose("--format", form, ("text", "json"))
        library = Library([standard] if standard else [])
        read = read_audit_file(audit, library)
        card = card_of(read, made := standard_of(read, library))
        if made.status is Status.DRAFT:
            session.note(t("The standard is a draft; it may still change."))
        if chosen == "json":
            session.say(json.dumps(as_json(card), ensure_ascii=False, indent=2))
        else:
            session.say("\n".join(score_lines(made, read.audit, card, t)))
        return SHORT if fail_under_pass and card.verdict is not Verdict.PASS else GOOD

    del run


def standard_of(read: AuditFile, library: Library) -> Standard:
    """Return the version of the standard that an audit was made with; raises StdcheckError where it is not there."""
    made = read.audit.standard
    if len(library.given) == 1:
        return library.given[0]  # scoring says what does not fit
    try:
        return library.require(made.id, made.version, Place(path=("standard",)))
    except StdcheckError as error:
        raise _placed(error, read) from None


def card_of(read: AuditFile, standard: Standard) -> ScoreCard:
    """Score an audit from a file; raises StdcheckError whose problems name the file and, in YAML, the line."""
    try:
        return score(standard, read.audit)
    except StdcheckError as error:
        raise _placed(error, read) from None


def _placed(error: StdcheckError, read: AuditFile) -> StdcheckError:
    """Return an error about an audit with the lines of its file; problems that name another file stay as they are."""
    if any(problem.place.file for problem in error.problems):
        return error
    return locate(read.raw, str(read.path), error.problems) if read.raw is not None else error.in_file(str(read.path))
