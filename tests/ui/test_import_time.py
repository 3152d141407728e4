import subprocess
import sys
from pathlib import Path

PROGRAM = """
import importlib, pkgutil, sys
import district_admin.ui
for module in pkgutil.iter_modules(district_admin.ui.__path__, "district_admin.ui."):
    importlib.import_module(module.name)
print(",".join(sorted(sys.modules)))
"""
HEAVY = {"sqlalchemy", "alembic", "reportlab", "docx", "openpyxl", "nlpo3", "babel", "lxml"}
HEAVY |= {"pypdfium2", "pikepdf", "uharfbuzz", "PySide6.QtPrintSupport"}


def test_the_shared_screen_pieces_load_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert HEAVY.isdisjoint(run.stdout.strip().split(","))
