"""What the officer does with the directory, a module for each kind of record.

Only whole operations are here: screens and the other areas call them inside a transaction they
have named, with ids and plain values.
"""
