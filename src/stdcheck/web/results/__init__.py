"""What the pages of scores and results are made of."""
