"""The draft editor: one module for each step, and the desk that saves what is typed."""
