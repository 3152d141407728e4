"""The screens of the directory: a tab for each kind of record, and the import as a page of its own.

Shape: she looks somebody up while she is on the telephone, so each tab is a list that finds and a
pane that tells all; correcting happens in the same pane. Rejected: one tree of agencies with their
people under them (a school is found by typing, not by opening branches), and a window a record.
"""

from district_admin.areas.directory.view.directory import DirectoryView

__all__ = ["DirectoryView"]
