"""Who may do what: one table, use case by use case."""

from stdcheck.services.actors import Actor


def require(actor: Actor, use_case: str) -> None:
    """Raise StdcheckError unless the actor's role may run the use case."""
    raise NotImplementedError


def may(actor: Actor, use_case: str) -> bool:
    """Tell whether the actor's role may run the use case; faces hide what may not be done."""
    raise NotImplementedError
