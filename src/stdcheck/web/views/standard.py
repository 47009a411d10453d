"""Placeholder."""

from stdcheck.web.components.page import title

title("standard")
