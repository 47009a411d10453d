"""Workbooks, YAML, forms and pages on paper: domain to files and back."""
