"""The pages: they draw and ask services, and decide nothing."""
