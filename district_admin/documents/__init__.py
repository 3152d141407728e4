"""What papers share: one document model, the forms that fill it, and a renderer for each format.

A form (`forms/*.yaml`) and what the officer typed become a `model.Document`; `pdf.py` and
`docx.py` draw it. Areas know only these three; the libraries underneath are imported nowhere else.
"""
