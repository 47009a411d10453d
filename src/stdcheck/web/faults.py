"""What a person sees when a page fails: plain words and a number to quote, never a traceback."""

import logging
import secrets

from stdcheck.domain.errors import StdcheckError
from stdcheck.language import translator
from stdcheck.web.components.problems import problems
from stdcheck.web.components.text import markup, show
from stdcheck.web.session import language

_LOG = logging.getLogger("stdcheck.web")


def tell(error: Exception) -> bool:
    """Show that a page failed; a problem that the services named is said as it is, anything else gets a number."""
    t = translator(language())
    if isinstance(error, StdcheckError):
        problems(error, t, t("This cannot be shown"))
        return True
    number = secrets.token_hex(4)
    _LOG.error("fault %s", number, exc_info=error)
    show(
        markup(
            '<div class="sc-problems" role="alert"><p><strong>{heading}</strong></p><p>{what}</p></div>',
            heading=t("Something went wrong on our side"),
            what=t(
                "What was saved is safe. Load the page again; if it stays, quote the number {number}.", number=number
            ),
        )
    )
    return True
