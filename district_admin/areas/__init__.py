"""The office's work: one folder, one tab.

To add a work area: 1 copy the folder of the area most like it; 2 write its `model.py` and a
migration; 3 list it in `work_areas.py` and in the import rule of pyproject.toml; 4 run the tests:
they say what is missing.
"""
