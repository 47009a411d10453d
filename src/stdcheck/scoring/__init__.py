"""One standard and one audit to one score card; exact arithmetic and statistics."""
