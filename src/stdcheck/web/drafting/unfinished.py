"""What a step shows where the step before it has not been taken."""

from stdcheck.web.components.page import empty
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.head import leads_to
from stdcheck.web.drafting.places import NAMES, Part


def nothing_above(desk: Desk, heading: str, words: str, target: Part) -> None:
    """Say what comes first, and lead there."""
    empty(heading, words)
    label = desk.t("Go to {step}", step=NAMES[target])
    desk.button(label, "draft.back", leads_to(target), type="primary")
