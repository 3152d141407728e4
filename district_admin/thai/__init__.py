"""How Thai is written on official papers: dates, numerals, money, names, order, marks and spaces.

Plain functions on plain text. No window, no database, no file format is known here.
"""
