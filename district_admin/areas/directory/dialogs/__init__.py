"""What the directory asks for: the fields of its records, and windows with a question."""
