"""Lists that come in and go out as worksheets: reading any file safely, finding its tables.

`reading` opens a file in a process of its own, `tables` finds heads and rows in the cells, `values`
and its neighbours say what a cell means to the office, `writing` makes XLSX and CSV. What a table
is about (agencies, people) is the business of the area that asks. No window, no database here.
"""
