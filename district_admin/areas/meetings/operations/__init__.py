"""What the officer does with meetings; each function is one deed that can be undone by its name."""
