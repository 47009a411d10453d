"""What a checklist workbook holds, said once for the one who writes it and the one who reads it.

Every sheet that is read back is a table: a hidden row holds a key above each column, a hidden column an id beside
each row, and the cell where the two meet names the table. So rows and columns may be moved, sorted and inserted.
"""

from dataclasses import dataclass

from stdcheck.domain.audit import Method
from stdcheck.domain.measures import Conformity, Mean, Measure, Quantity, Scale, Share
from stdcheck.domain.messages import Message, message
from stdcheck.domain.scorecard import Outcome

FORMAT = 1
"""The version of this layout; a workbook of another one is refused."""

MARK = "stdcheck."
"""What the cell begins with that names a table."""

KEY_ROW, KEY_COLUMN = 1, 1
"""Where the writer puts keys and ids; the reader looks for them wherever they are."""

PASSED_OVER = "#"
"""Ids of lines that hold headings begin with this."""

DETAILS, CHECKLIST, IDENTITY = "details", "checklist", "identity"

SHEET_TITLES = {
    DETAILS: message("Visit"),
    CHECKLIST: message("Checklist"),
    IDENTITY: message("Identity"),
    "lists": message("Lists"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, what stands over it, its width in characters, whether the inspector writes in it."""

    key: str
    title: Message
    width: float
    filled: bool = False


COLUMNS = (
    Column("number", message("No."), 5),
    Column("step", message("Step"), 12),
    Column("what", message("What is checked"), 33),
    Column("check", message("How to check"), 27),
    Column("measure", message("Measure"), 19),
    Column("answer", message("Answer"), 14, filled=True),
    Column("compliant", message("Complied"), 9.5, filled=True),
    Column("observed", message("Observed"), 9.5, filled=True),
    Column("not_applicable", message("Not applicable, because"), 13, filled=True),
    Column("not_observed", message("Not observed, because"), 13, filled=True),
    Column("note", message("Note"), 20, filled=True),
)
TITLES = {column.key: column.title for column in COLUMNS}
FILLED = tuple(column.key for column in COLUMNS if column.filled)
STATES = ("not_applicable", "not_observed")

VALUE = "value"
"""The key of the one column that is read back from the sheets of details and identity."""

DETAIL_TITLES = {
    "site": message("Site"),
    "inspector": message("Inspector"),
    "method": message("Method"),
    "observed_at": message("Date and time of the visit"),
}

IDENTITY_TITLES = {
    "standard": message("Standard"),
    "version": message("Version"),
    "sha256": message("Content hash"),
    "format": message("Format of this workbook"),
    "language": message("Language"),
    "audit": message("Audit"),
}
NEEDED_IDENTITY = ("standard", "version", "sha256", "format")

CONFORMITY = {"met": Outcome.MET, "partly": Outcome.PARTLY, "not_met": Outcome.NOT_MET}
"""The codes of the three answers, and the member whose word stands in the drop-down."""

METHODS = tuple(Method)


def recorded_in(measure: Measure) -> tuple[str, ...]:
    """Return the keys of the columns in which the answer to a measure is written."""
    match measure:
        case Conformity() | Scale() | Quantity() | Mean():
            return ("answer",)
        case Share(limit=None):
            return ("compliant", "observed")
        case Share():
            return ("answer", "compliant", "observed")
