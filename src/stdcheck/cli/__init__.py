"""The command line: one command a module; each reads, asks the layers below, and says what it found."""
