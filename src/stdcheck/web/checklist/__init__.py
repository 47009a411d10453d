"""The checklist in the browser: its component, what it is given, and the addresses it saves to."""
