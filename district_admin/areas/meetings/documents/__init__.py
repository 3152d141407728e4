"""The papers of a meeting: plain values in, documents, worksheets and pages out.

No session, no path, no window. Each module has the values it takes as frozen dataclasses of its
own, so that a paper can be made from records, from a list that was pasted, or from a test alike.
"""
