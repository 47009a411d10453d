"""What the page of audits is made of."""
