"""Start the draft of a new standard that was named."""

from collections.abc import Sequence

from stdcheck.domain.changes import AddNode
from stdcheck.domain.errors import StdcheckError
from stdcheck.services.drafting import create_draft
from stdcheck.web.beginning.naming import Naming
from stdcheck.web.components.problems import problems
from stdcheck.web.navigation import go
from stdcheck.web.routes import View
from stdcheck.web.session import Visit


def start(named: Naming, here: Visit, content: Sequence[AddNode] = ()) -> None:
    """Start a draft with this content and go to it, or say why that could not be done."""
    try:
        draft = create_draft(
            here.store,
            here.actor,
            title=named.title,
            language=named.language,
            languages=named.languages if len(named.languages) > 1 else (),
            sector=named.sector,
            content=content,
            now=here.now,
        )
    except StdcheckError as error:
        problems(error, here.t)
        return
    go(View.DRAFT, id=draft.standard.id, step="sequence")
