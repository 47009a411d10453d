"""`stdcheck lint`: pitfalls and gaps in standards, or in bare statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from stdcheck.cli.calls import choose, day
from stdcheck.cli.lint_output import WRITERS, Linted
from stdcheck.cli.problems import not_one_of
from stdcheck.cli.session import GOOD, SHORT, Session
from stdcheck.cli.sources import StandardFile, kept_versions, read_standard_file, standards_at
from stdcheck.domain.errors import refuse
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard
from stdcheck.rules import RULES, lint

if TYPE_CHECKING:
    import typer

    from stdcheck.domain.experience import Experience

NEVER = "never"
FAIL_ON = (*map(str, Severity), NEVER)


@dataclass(frozen=True, slots=True)
class Call:
    """What a call of `stdcheck lint` says; None where it says nothing."""

    paths: Sequence[Path]
    statements: str | None = None
    form: str = "text"
    select: str | None = None
    fail_on: str | None = None
    today: str | None = None
    audits: Path | None = None


def build(app: "typer.Typer", session: Session, about: str) -> None:
    """Add the command to the command line."""
    import typer  # noqa: PLC0415  (a call that names only files does without)

    t = session.t

    @app.command("lint", help=about)
    def run(  # noqa: PLR0913, PLR0917  (one parameter an option)
        paths: Annotated[
            list[Path] | None, typer.Argument(metavar="PATH", help=t("Standards: files, or folders of them."))
        ] = None,
        statements: Annotated[
            str | None,
            typer.Option(
                metavar="FILE|-",
                help=t("Bare statements instead: a text with one a line, a .jsonl file, a .docx or .xlsx."),
            ),
        ] = None,
        form: Annotated[
            str,
            typer.Option(
                "--format", metavar="text|json|sarif|jsonl", help=t("How to write the findings (jsonl: of statements).")
            ),
        ] = "text",
        select: Annotated[
            str | None, typer.Option(metavar="P1,Q105", help=t("Only these rules, or rules that begin so."))
        ] = None,
        fail_on: Annotated[
            str | None,
            typer.Option(
                metavar="error|warning|info|never",
                help=t("The lightest finding that gives exit status 1 (default: error)."),
            ),
        ] = None,
        today: Annotated[
            str | None,
            typer.Option(metavar="DATE", help=t("The day that acceptances are held against (default: today).")),
        ] = None,
        audits: Annotated[
            Path | None,
            typer.Option(metavar="DIR", help=t("Audits of the standards, for the rules that read what was found.")),
        ] = None,
    ) -> int:
        return run_lint(session, Call(tuple(paths or ()), statements, form, select, fail_on, today, audits))

    del run


def run_lint(session: Session, call: Call) -> int:
    """Lint what the call names and return the exit status."""
    if bool(call.paths) is (call.statements is not None):
        raise refuse(
            message("name standards, or statements with --statements: one of the two"),
            message("For example: stdcheck lint standards/"),
        )
    selected = _selected(call.select)
    fail_on = choose("--fail-on", call.fail_on, FAIL_ON) if call.fail_on else None
    if call.statements is not None:
        if call.audits is not None:
            raise refuse(
                message("--audits says nothing of bare statements"), message("Leave it out, or name standards instead.")
            )
        from stdcheck.cli.statements import STATEMENT_FORMATS, lint_statements  # noqa: PLC0415  (seldom asked for)

        form = choose("--format", call.form, STATEMENT_FORMATS)
        return _status_of(lint_statements(session, call.statements, form, selected), fail_on or NEVER)
    write = WRITERS[choose("--format", call.form, tuple(WRITERS))]
    today = day("--today", call.today) if call.today else session.today()
    files = standards_at(call.paths)
    audits: Mapping[str, Experience] = {}
    if call.audits is not None:
        from stdcheck.cli.audited import experience_at  # noqa: PLC0415  (most calls name no audits)

        audits = experience_at(session, call.audits, files)
    linted: list[Linted] = []
    with session.progress(session.t("Linting")) as advance:
        for position, file in enumerate(files, start=1):
            seen = lint(
                file.standard,
                today=today,
                previous=previous_of(file),
                audits=audits.get(file.standard.id),
                select=selected,
            )
            linted.append(Linted(file, seen))
            advance(position / len(files))
    write(session, linted)
    return _status((finding for one in linted for finding in one.findings), fail_on or str(Severity.ERROR))


def previous_of(file: StandardFile) -> Standard | None:
    """Return the newest earlier version that is kept as `<id>/v<n>.yaml` beside the file; None where there is none."""
    kept = kept_versions(file)
    earlier = [version for version in kept if version < file.standard.version]
    return read_standard_file(kept[max(earlier)]).standard if earlier else None


def _status(findings: Iterable[Finding], fail_on: str) -> int:
    severities = (finding.severity for finding in findings if finding.accepted is None)
    return _status_of(max(severities, key=lambda one: one.rank, default=None), fail_on)


def _status_of(gravest: Severity | None, fail_on: str) -> int:
    if fail_on == NEVER or gravest is None:
        return GOOD
    return SHORT if gravest.rank >= Severity(fail_on).rank else GOOD


def _selected(given: str | None) -> tuple[str, ...]:
    """Return the codes, or beginnings of codes, that are asked for; each must fit a rule."""
    chosen = tuple(code.strip().upper() for code in (given or "").replace("，", ",").split(",") if code.strip())
    for code in chosen:
        if not any(known.startswith(code) for known in RULES):
            raise not_one_of("--select", code, tuple(RULES))
    return chosen
