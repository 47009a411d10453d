"""Every page: its file, its address, who sees it in the menu. Names are what the person does there."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from stdcheck.domain.messages import Message, message
from stdcheck.services.actors import Role

VIEWS = Path(__file__).parent / "views"
_EVERYONE = frozenset(Role)
_WRITERS = frozenset({Role.ADMINISTRATOR, Role.MANAGER})
_VISITORS = frozenset({Role.ADMINISTRATOR, Role.MANAGER, Role.INSPECTOR})


class View(StrEnum):
    """The pages, by file name."""

    HOME = "home"
    STANDARDS = "standards"
    STANDARD = "standard"
    NEW = "new_standard"
    DRAFT = "draft"
    AUDITS = "audits"
    CHECKLIST = "checklist"
    SCORE = "score"
    RESULTS = "results"
    SITES = "sites"
    PITFALLS = "pitfalls"


@dataclass(frozen=True, slots=True)
class Route:
    """One page; `in_menu` false means that it is reached from another page."""

    view: View
    title: Message
    icon: str
    roles: frozenset[Role]
    in_menu: bool = True

    @property
    def file(self) -> Path:
        """Return the script of the page."""
        return VIEWS / f"{self.view}.py"

    @property
    def address(self) -> str:
        """Return the last part of the page's address."""
        return "" if self.view is View.HOME else str(self.view).replace("_", "-")


ROUTES: tuple[Route, ...] = (
    Route(View.HOME, message("Start"), ":material/home:", _EVERYONE),
    Route(View.STANDARDS, message("Standards"), ":material/menu_book:", _EVERYONE),
    Route(View.STANDARD, message("Standard"), ":material/menu_book:", _EVERYONE, in_menu=False),
    Route(View.NEW, message("New standard"), ":material/add:", _WRITERS, in_menu=False),
    Route(View.DRAFT, message("Write a standard"), ":material/edit:", _WRITERS, in_menu=False),
    Route(View.AUDITS, message("Audits"), ":material/checklist:", _VISITORS),
    Route(View.CHECKLIST, message("Checklist"), ":material/checklist:", _VISITORS, in_menu=False),
    Route(View.SCORE, message("Score card"), ":material/score:", _VISITORS, in_menu=False),
    Route(View.RESULTS, message("Results"), ":material/monitoring:", _EVERYONE),
    Route(View.SITES, message("Sites"), ":material/location_on:", _VISITORS),
    Route(View.PITFALLS, message("Six pitfalls"), ":material/lightbulb:", _EVERYONE),
)


def route(view: View) -> Route:
    """Return the route of a page."""
    return next(found for found in ROUTES if found.view is view)
