"""What things are: standards, audits, findings, score cards, errors. No input, no output, no clock."""
