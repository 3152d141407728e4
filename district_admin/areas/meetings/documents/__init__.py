"""The papers of a meeting: plain values in, documents, worksheets and pages out.

No session, no path, no window. What several papers tell of a meeting is in `facts.py`; what only
one paper needs stands in its own module, so that a paper can be made from records or from a test
alike.
"""
