"""The few parts that all pages are made of."""
