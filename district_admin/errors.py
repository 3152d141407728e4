"""The one kind of error whose text is meant for the officer."""


class OfficeError(Exception):
    """Something the officer can put right; its text is shown as it stands, in Thai.

    The text says what happened and what to do. Any other exception is a fault in the program:
    it is logged with its trace and shown as such.
    """
