"""One schema change a module, in the order of their numbers."""
