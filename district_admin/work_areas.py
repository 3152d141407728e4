"""The list of work areas, in the order of the main window.

To add one: copy the folder of the area most like it; write its `model.py` and a migration; list
it here and in the import rules of pyproject.toml; run the tests, which say what is missing.
"""

from district_admin.areas.correspondence.area import AREA as CORRESPONDENCE
from district_admin.areas.directory.area import AREA as DIRECTORY
from district_admin.areas.meetings.area import AREA as MEETINGS
from district_admin.areas.settings.area import AREA as SETTINGS

WORK_AREAS = (CORRESPONDENCE, MEETINGS, DIRECTORY, SETTINGS)
