"""The papers of a meeting: plain values in, documents out.

No session, no path, no file format. What several papers tell of a meeting is in `facts.py`; what
only one paper needs stands in its own module.
"""
