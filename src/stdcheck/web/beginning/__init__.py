"""The ways to begin a standard, a module each."""
