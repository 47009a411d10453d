"""`stdcheck results`: the results workbook for staff, from audits in files."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from stdcheck.cli.calls import ending
from stdcheck.cli.outputs import check_output, write_output
from stdcheck.cli.score import card_of, standard_of
from stdcheck.cli.session import GOOD, Session
from stdcheck.cli.sources import WORKBOOK, AuditFile, Gathering, Library, paths_of_kind, read_audit_file
from stdcheck.documents.results_workbook import write_results
from stdcheck.documents.sites import load_sites
from stdcheck.domain.errors import Place, refuse
from stdcheck.domain.messages import message
from stdcheck.domain.results import SiteName
from stdcheck.domain.standard import Standard
from stdcheck.services.summing import results_of

SITES = "sites.yaml"


def build(app: typer.Typer, session: Session, about: str) -> None:
    """Add the command to the command line."""
    t = session.t

    @app.command("results", help=about)
    def run(
        audits: Annotated[
            list[Path],
            typer.Argument(metavar="AUDITS", help=t("Audits of one standard: files, or folders of them.")),
        ],
        output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.xlsx", help=t("The workbook to write."))],
        standard: Annotated[
            list[Path] | None,
            typer.Option(metavar="STANDARD.yaml", help=t("Versions of the standard (else found in standards/).")),
        ] = None,
        sites: Annotated[
            Path | None,
            typer.Option(metavar="SITES.yaml", help=t("What sites are called (else sites.yaml near the audits).")),
        ] = None,
    ) -> int:
        return run_results(session, audits, output, standard or [], sites)

    del run


def run_results(
    session: Session, audits: Sequence[Path], output: Path, standards: Sequence[Path], sites: Path | None
) -> int:
    """Read and score every audit, and write the workbook; raises StdcheckError with the problems of all files."""
    check_output(output, [*audits, *standards])
    ending(output, [WORKBOOK])
    gathering = Gathering()
    library = Library(standards)
    read: list[AuditFile] = []
    used: dict[tuple[str, int], Standard] = {}
    paths = paths_of_kind(audits, "audit", gathering, also=[WORKBOOK])
    with session.progress(session.t("Reading audits")) as advance:
        for position, path in enumerate(paths, start=1):
            if audit := gathering.attempt(partial(_scored, path, library, used)):
                read.append(audit)
            advance(position / len(paths))
    gathering.finish()
    _check_one_standard(read)
    names = _site_names([sites] if sites else _near(paths))
    results = results_of(list(used.values()), [one.audit for one in read], names)
    write_output(output, lambda target: write_results(results, target, language=session.t.language), paths)
    session.say(session.t("Written: {file}", file=str(output)))
    return GOOD


def _scored(path: Path, library: Library, used: dict[tuple[str, int], Standard]) -> AuditFile:
    """Read an audit and make sure that it can be scored, so that whatever is wrong names its file and line."""
    read = read_audit_file(path, library)
    standard = standard_of(read, library)
    card_of(read, standard)
    used[standard.id, standard.version] = standard
    return read


def _check_one_standard(read: Sequence[AuditFile]) -> None:
    found = sorted({one.audit.standard.id for one in read})
    if len(found) > 1:
        raise refuse(
            message("the audits are of several standards: {found}", found=tuple(found)),
            message("Make one workbook for each standard."),
            Place(file=str(read[0].path.parent)),
        )


def _near(paths: Sequence[Path]) -> list[Path]:
    """Return the lists of sites beside the audits and one folder up."""
    folders = dict.fromkeys(folder for path in paths for folder in (path.parent, path.parent.parent))
    return [found for folder in folders if (found := folder / SITES).is_file()]


def _site_names(lists: Sequence[Path]) -> Mapping[str, SiteName]:
    return {site.code: SiteName(site.code, site.name, site.area) for path in lists for site in load_sites(path).sites}
