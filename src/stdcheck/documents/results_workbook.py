"""The results workbook: what staff take home from the audits of one standard."""

from typing import BinaryIO

from xlsxwriter import Workbook

from stdcheck.documents.results_answers import write_answers
from stdcheck.documents.results_breakdown import write_breakdown, write_sites, write_to_work_on
from stdcheck.documents.results_method import write_checking, write_identity, write_scoring
from stdcheck.documents.results_pen import SAFE, Pen
from stdcheck.documents.results_summary import write_summary
from stdcheck.domain.results import Results
from stdcheck.language import translator


def write_results(results: Results, target: BinaryIO, *, language: str) -> None:
    """Write the results workbook to `target` as .xlsx in `language`.

    Sheets: summary (what went well first, trend, stages, native charts), results by stage and criterion, sites, what to
    work on, who checks and how often, how scoring works, all answers, identity. Rows are written as they come, so
    memory does not grow with the number of answers.
    """
    t = translator(language)
    with Workbook(target, SAFE) as book:
        pen = Pen(book, t, language, results.standard.language)
        title = pen.read(results.standard.title)
        book.set_properties({"title": f"{title}: {t('Results')}", "author": "stdcheck", "comments": ""})
        book.set_calc_mode("auto")
        write_summary(pen, book.add_worksheet(t("Summary")), results)
        write_breakdown(pen, book.add_worksheet(t("Stages and standards")), results)
        if results.by_site:
            write_sites(pen, book.add_worksheet(t("Sites")), results)
        write_to_work_on(pen, book.add_worksheet(t("To work on")), results)
        write_checking(pen, book.add_worksheet(t("Who checks")), results)
        write_scoring(pen, book.add_worksheet(t("How scoring works")), results)
        write_answers(pen, book.add_worksheet(t("All answers")), results)
        write_identity(pen, book.add_worksheet(t("Identity")), results)
