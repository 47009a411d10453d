"""Use cases: one function each, with permission and transaction."""
