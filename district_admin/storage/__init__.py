"""The office database: how it is opened, changed and upgraded, and how it remembers changes."""
