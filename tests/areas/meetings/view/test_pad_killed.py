"""The program is killed a moment after it was typed in: the words are there."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

_TYPING = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.conftest import load_all_models
from district_admin.areas.meetings.operations import meetings, series
from district_admin.areas.meetings.view.transcript_page import TranscriptPage
from district_admin.data_folder import DataFolder
from district_admin.storage.database import Database
from district_admin.storage.history import History
from district_admin.ui.context import AppContext, Changes
from district_admin.ui.desk import Desk
from district_admin.ui.jobs import Jobs
from district_admin.ui.theme import Theme

app = QApplication([])
theme = Theme()
folder = DataFolder(Path(sys.argv[1]))
database = Database(folder.database)
with database.transaction("กำหนด") as session:
    body = series.add_series(session, series.SeriesFacts("คณะทดสอบ"))
    meeting = meetings.plan_meeting(session, body, meetings.MeetingFacts(date(2026, 11, 19)))
desk = Desk(folder.root / "desk.ini")
parts = (Jobs(), Changes(database), theme, folder, desk)
pad = TranscriptPage(AppContext(database, History(database), *parts), meeting)
pad.draft.saved.connect(lambda: print("kept", flush=True))
words = iter(["ชั่วโมงแรก", " ชั่วโมงที่สอง", " ยังไม่ทันบันทึก"])
def type_more():
    if (word := next(words, None)) is not None:
        pad.editor.insertPlainText(word)
pad.draft.saved.connect(type_more)
type_more()
app.exec()
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_program_loses_what_was_typed_in_the_last_second_and_no_more(
    empty_office: Path, tmp_path: Path
) -> None:
    shutil.copy(empty_office, tmp_path / "office.sqlite")
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    settings["PYTHONPATH"] = str(Path(__file__).parents[4])
    command = [sys.executable, "-X", "utf8", "-c", _TYPING, str(tmp_path)]
    with subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        told = [typing.stdout.readline(), typing.stdout.readline()]
        typing.send_signal(signal.SIGKILL)
    assert told == ["kept\n", "kept\n"]
    with closing(sqlite3.connect(tmp_path / "office.sqlite")) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = plain.execute("SELECT text FROM transcript_passage").fetchall()
    assert found == [("ชั่วโมงแรก ชั่วโมงที่สอง",)]
