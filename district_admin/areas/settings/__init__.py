"""ตั้งค่า: the office as its papers show it, who signs, the emblem, words, forms and history.

The officer's sentence: "our director changed on 1 October; from that day on his name is on new
papers, and last year's keep hers". The tables are `office/`, because every paper needs them; this
area is only where they are filled in.

Rejected: one long page with a button "save all" at its foot (she would not know what was kept).
Each pane is one thing and is kept by its own named action, which can be taken back.
"""
