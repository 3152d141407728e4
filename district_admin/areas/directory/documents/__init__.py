"""The papers of the directory: plain values in, documents, rows and pages out.

No session, no path, no file format. Each module has the values it takes as frozen dataclasses of
its own, so that a paper can be made from records, from an import or from a test alike.
"""
