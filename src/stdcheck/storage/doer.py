"""Who writes into the store, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Doer:
    """Name and role of who does something, and the moment (UTC)."""

    name: str
    role: str
    at: datetime
