"""What the main window needs before anyone has opened a paper."""

import subprocess
import sys


def test_the_area_is_known_without_loading_database_or_papers() -> None:
    program = (
        "import sys, district_admin.areas.correspondence.area;"
        "heavy = {'sqlalchemy', 'reportlab', 'docx', 'nlpo3', 'yaml', 'jinja2', 'uharfbuzz'};"
        "sys.exit(', '.join(sorted(heavy & sys.modules.keys())) or 0)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 0, loaded.stderr
