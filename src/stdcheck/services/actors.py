"""Who acts."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do is decided by the role."""

    ADMINISTRATOR = "administrator"
    MANAGER = "manager"
    INSPECTOR = "inspector"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (or command) on whose behalf a use case runs; the name goes into the history."""

    name: str
    role: Role
