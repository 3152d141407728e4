"""The English catalogue of the screens is whole, and shows no Thai but samples of what is typed."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from district_admin import app, texts
from district_admin.areas.correspondence.operations import KIND_NAMES
from district_admin.areas.correspondence.view import CorrespondenceView
from district_admin.areas.directory.operations import (
    agencies,
    base_data,
    groups,
    people,
    postings,
    stakeholders,
    verification,
)
from district_admin.areas.directory.operations.recipients import GroupRule
from district_admin.areas.directory.view import DirectoryView
from district_admin.areas.meetings.model.agenda import VERBS
from district_admin.areas.meetings.model.series import SIX_SECTIONS
from district_admin.areas.meetings.operations import agenda, meetings, series
from district_admin.areas.meetings.operations.agenda import ItemFacts
from district_admin.areas.meetings.operations.meetings import MeetingFacts
from district_admin.areas.meetings.operations.series import MemberFacts, SeriesFacts
from district_admin.areas.meetings.view import MeetingsView
from district_admin.areas.settings.dialogs import SignatoryDialog
from district_admin.areas.settings.view.set_up import SetUp
from district_admin.data_folder import DataFolder
from district_admin.documents.form_file import load_form
from district_admin.main_window import MainWindow
from district_admin.office.model import CAPACITY_WORDS
from district_admin.texts import _
from district_admin.thai.calendar import fiscal_year, medium_date, short_date, weekday_date
from district_admin.ui.context import AppContext
from district_admin.ui.form_inputs import LONGEST_SHOWN
from district_admin.ui.theme import Theme
from district_admin.welcome import Welcome

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "packaging" / "catalogue.py"
CATALOGUE = ROOT / "resources" / "locale" / "en" / "district_admin.po"
THAI = re.compile("[ก-๛]")

# Papers are written in Thai whatever the language of the screens, so an English text may still
# quote a word that stands on the paper …
PAPER_WORDS = (
    "ด้วย… อาศัยอำนาจตามความใน… จึง…",
    "ด้วย…",
    "เนื่องจาก…",
    "ตามที่… นั้น",
    "ในการนี้…",
    "ดังนั้น…",
    "บัดนี้…",
    "มีหน้าที่…",
    "“นั้น”",
    "“เรียน”",
    "แจ้งความ",
    "ตราครุฑ",
)
# … or show, as a sample, what is typed into a field of a paper or of its letterhead.
SAMPLES = (
    "1 ต.ค. 69",
    "จำนวน ๑ ชุด",
    "หนังสือ…  ที่ …  ลงวันที่ …",
    "๕.๑ อนุมัติ… ๕.๒ ลงนาม…",
    "๑. ๑.๑ ๑)",
    "แต่งตั้งคณะกรรมการ…",
    "๑. คณะกรรมการดำเนินงาน ประกอบด้วย",
    "ศธ ๐๔๐๙๒/๑๒๓",
    "ศธ ๐๔๐๙๒",
    "ศธ 04092",
    "๑๒๓/๒๕๖๙",
    "๑/๒๕๖๙",
    "(๑๒๓)",
    "20 พ.ย. 69",
    "นายก้องเกียรติ  ตัวอย่างดี",
    "นายสมชาย  ใจดี",
    "กลุ่มอำนวยการ",
    "สพป.… เขต …",
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา… เขต …",
    "๐ ๗๔๐๐ ๐๐๐๐ ต่อ ๑๑",
)
# What the directory shows as it is printed: the addressee of a letter, and dates.
ON_PAPERS = ["ผู้อำนวยการBan Mai School", medium_date(date.today()), short_date(date.today())]
# On the screens there are also a font's own name, and words that are chosen to be printed.
PRINTED = ("TH SarabunIT๙", *filter(None, CAPACITY_WORDS.values()))


@pytest.fixture
def english() -> Iterator[None]:
    texts.use_language("en")
    yield
    texts.use_language("th")


@pytest.fixture
def folder(folder: DataFolder, tmp_path: Path) -> DataFolder:
    """A data folder without Thai in its name, which is not the program's to translate."""
    return DataFolder(folder.root.rename(tmp_path / "office"))


@pytest.fixture
def window(english: None, context: AppContext, theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(context)
    return window


@pytest.fixture
def directory(window: MainWindow, context: AppContext) -> DirectoryView:
    """The lists of a directory in which nothing has a Thai name, all read and the first chosen."""
    fill_directory(context, date.today())
    view = window.area_view("directory")
    assert isinstance(view, DirectoryView)
    for at in reversed(range(view.tabs.count())):
        view.tabs.setCurrentIndex(at)
    for page in (view.agencies, view.people, view.groups, view.stakeholders, view.rounds):
        page.table.selectRow(0)
    return view


@pytest.fixture
def meeting_area(window: MainWindow, context: AppContext) -> MeetingsView:
    """The area of meetings with a body and a meeting that have no Thai names."""
    with context.database.transaction("Setting up") as session:
        body = series.add_series(session, SeriesFacts("Heads", place="Room 1", starts_at="09.30"))
        series.add_member(session, body, MemberFacts("Mr Kitti Sample", "Director", "Chair"))
        planned = meetings.plan_meeting(session, body, MeetingFacts(date.today()))
        agenda.add_item(session, planned, ItemFacts("Budget", 4, group_name="Finance"))
    view = window.area_view("meetings")
    assert isinstance(view, MeetingsView)
    view.open_meeting(planned)
    return view


@pytest.fixture
def run_catalogue(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs `packaging/catalogue.py` here and gives its exit status and what it said."""
    spec = importlib.util.spec_from_file_location("catalogue", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    def run(*options: str) -> tuple[int, str]:
        return script.main(list(options)), capsys.readouterr().out

    return run


def test_every_text_of_the_screens_has_an_english_one_with_the_same_fields() -> None:
    ended = subprocess.run(
        [sys.executable, SCRIPT, "--check"],
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = ended.stdout + ended.stderr
    count = len(texts.load_catalogue("en"))
    assert (ended.returncode, said) == (0, f"{count} texts, all well\n")


def test_the_check_names_what_is_wrong_with_a_catalogue(
    run_catalogue: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    file = tmp_path / "en.po"
    spoilt = (
        CATALOGUE.read_text(encoding="utf-8")
        .replace('msgid "บันทึก"', 'msgid "จดไว้"')
        .replace('msgstr "Print"', 'msgstr ""')
        .replace('msgstr "Undo: {what}"', 'msgstr "Undo: {which}"')
    )
    file.write_text(spoilt, encoding="utf-8")
    status, said = run_catalogue("--check", "--catalogue", str(file))
    assert status == 1
    assert set(said.splitlines()) >= {
        "no translation: 'บันทึก'",
        "no translation: 'พิมพ์'",
        "other fields: 'ย้อนกลับ: {what}'",
        "no longer used: 'จดไว้'",
    }
    assert file.read_text(encoding="utf-8") == spoilt


def test_an_update_keeps_translations_adds_new_texts_and_drops_old_ones(
    run_catalogue: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    file = tmp_path / "en.po"
    shutil.copy(CATALOGUE, file)
    run_catalogue("--catalogue", str(file))
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace('msgid "บันทึก"', 'msgid "จดไว้"'), encoding="utf-8")
    status, said = run_catalogue("--catalogue", str(file))
    assert status == 1
    assert "no translation: 'บันทึก'" in said.splitlines()
    assert file.read_text(encoding="utf-8") == whole.replace(
        'msgid "บันทึก"\nmsgstr "Save"', 'msgid "บันทึก"\nmsgstr ""'
    )


def test_an_english_text_keeps_thai_only_for_words_and_samples_of_papers() -> None:
    catalogue = texts.load_catalogue("en")
    assert [
        text for text in catalogue.values() if THAI.search(without(text, PAPER_WORDS + SAMPLES))
    ] == []
    assert [
        words
        for words in PAPER_WORDS + SAMPLES
        if not any(words in text for text in catalogue.values())
    ] == []


def test_thai_is_spoken_until_another_language_is_chosen(english: None) -> None:
    assert _("บันทึก") == "Save"
    texts.use_language("th")
    assert texts.language() == "th"
    assert {_(text) == text for text in texts.load_catalogue("en")} == {True}


def test_a_language_without_a_catalogue_is_refused_and_the_one_in_use_stays(english: None) -> None:
    with pytest.raises(ValueError, match="xx"):
        texts.use_language("xx")
    assert texts.language() == "en"
    assert _("บันทึก") == "Save"


def test_a_text_without_a_translation_is_shown_in_thai(english: None) -> None:
    assert _("ข้อความที่ไม่มีในบัญชี") == "ข้อความที่ไม่มีในบัญชี"


def test_no_thai_is_left_on_the_english_screens_of_an_empty_office(window: MainWindow) -> None:
    for key in ("correspondence", "directory", "settings"):
        window.area_view(key)
    view = window.area_view("directory")
    assert isinstance(view, DirectoryView)
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        assert thai_on(window) == []


def test_no_thai_is_left_on_the_english_lists_of_the_directory(directory: DirectoryView) -> None:
    for page in (
        directory.agencies,
        directory.people,
        directory.groups,
        directory.stakeholders,
        directory.rounds,
    ):
        directory.tabs.setCurrentWidget(page)
        for number in reversed(range(len(page.counts()))):
            page.filters.choose(number)
            assert thai_on(directory, ON_PAPERS) == []
            page.table.selectAll()
            assert thai_on(directory, ON_PAPERS) == []
    directory.tabs.setCurrentWidget(directory.base_data)
    assert thai_on(directory, ON_PAPERS) == []


def test_no_thai_is_left_where_the_english_directory_is_typed_in(directory: DirectoryView) -> None:
    schools, staff, listed = directory.agencies, directory.people, directory.groups
    rounds, stake, data = directory.rounds, directory.stakeholders, directory.base_data
    chosen = listed.table.rows[0]
    for ask in (
        *(schools.add, schools.correct, schools.verify, schools.exports.ask_booklet),
        *(staff.add, staff.deeds.correct, staff.deeds.verify),
        *(schools.doubles.look_for, staff.doubles.look_for),
        partial(staff.doubles.merge_with, staff.table.rows[0].id, staff.table.rows[0].name),
        *(staff.deeds.add_post, staff.deeds.move),
        *(listed.add, listed.correct, listed.pick_members),
        *(partial(listed.papers.ask_labels, chosen), partial(listed.papers.ask_envelopes, chosen)),
        *(stake.segment_deeds.add, partial(stake.add_to, stake.segments[0]), stake.correct),
        *(rounds.start, rounds.note, data.add, partial(data.correct, data.fields[0])),
        directory.settings_button.click,
    ):
        ask()
        assert thai_on(directory, ON_PAPERS) == []


def test_no_thai_is_left_on_the_english_steps_of_the_base_data(
    directory: DirectoryView, context: AppContext
) -> None:
    steps, today = directory.base_data.steps, date.today()
    directory.tabs.setCurrentWidget(directory.base_data)
    steps.papers.ask_memo()
    taken: list[tuple[list[str], Callable[..., None], list[object]]] = [
        (["Submitted"], base_data.submit_sheet, ["Director", today]),
        (["Send back for correction", "Approved"], base_data.approve_sheet, [today]),
        (["Documents for publication", "Published"], base_data.publish_sheet, [today, today]),
    ]
    for keys, step, values in taken:
        for key in keys:
            steps.press(key)
            assert thai_on(directory, ON_PAPERS) == []
        with context.database.transaction("Next step") as session:
            step(session, fiscal_year(today), *values)
    assert thai_on(directory, ON_PAPERS) == []


def test_no_thai_is_left_on_the_english_steps_of_the_import(
    directory: DirectoryView, qtbot: QtBot
) -> None:
    directory.start_import()
    page = directory.import_page
    assert page is not None
    assert thai_on(directory, ON_PAPERS) == []
    page.take("Name\tAgency\tTelephone\nMr Kitti Sample\tBan Mai School\t12\nLek\t\t")
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.columns, timeout=30_000)
    assert thai_on(directory, ON_PAPERS) == []
    page.columns.check_button.click()
    qtbot.waitUntil(lambda: page.steps.currentWidget() is page.check, timeout=30_000)
    page.check.table.selectAll()
    assert thai_on(directory, ON_PAPERS) == []


def test_no_thai_is_left_on_the_english_screens_of_meetings(meeting_area: MeetingsView) -> None:
    days = [date.today() + timedelta(days=n) for n in range(-30, 60)]
    dates = [write(day) for day in days for write in (short_date, medium_date, weekday_date)]
    printed = [*VERBS, *SIX_SECTIONS, *dates]
    page = meeting_area.meeting_page
    assert page is not None
    for tabs in (page.tabs, meeting_area.tabs):
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            for table in tabs.currentWidget().findChildren(QTableView):
                table.selectRow(0)
                assert thai_on(tabs, printed) == []


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_no_thai_is_left_on_the_english_screen_of_a_new_paper(
    window: MainWindow, kind: str
) -> None:
    view = window.area_view("correspondence")
    assert isinstance(view, CorrespondenceView)
    view.write_new(kind)
    offered = [words for field in load_form(kind).fields for words in field.suggestions]
    cut = [f"{words[:LONGEST_SHOWN]}…" for words in offered if len(words) > LONGEST_SHOWN]
    assert thai_on(window, [*cut, *offered]) == []


def test_no_thai_is_left_in_the_english_windows_of_the_first_start(
    window: MainWindow, context: AppContext, theme: Theme, tmp_path: Path
) -> None:
    assert thai_on(Welcome(theme, window, tmp_path / "office")) == []
    assert thai_on(SetUp(context, window)) == []
    assert thai_on(SignatoryDialog(theme, window, date(2026, 11, 20)), ["20 พฤศจิกายน 2569"]) == []


def test_papers_are_the_same_whatever_the_language_of_the_screens(
    english: None, tmp_path: Path
) -> None:
    written = {}
    for language in ("th", "en"):
        assert app.main(["--lang", language, "demo", "--out", str(tmp_path / language)]) == 0
        assert texts.language() == language
        pdfs = sorted((tmp_path / language).glob("*.pdf"))
        written[language] = {path.name: path.read_bytes() for path in pdfs}
    assert written["en"]
    assert written["en"] == written["th"]


def fill_directory(context: AppContext, today: date) -> None:
    """A school, its head, a group, a segment, a round and a field, none of them named in Thai."""
    with context.database.transaction("Setting up") as session:
        school = agencies.add_agency(session, agencies.AgencyDetails("Ban Mai School", "school"))
        head = people.add_person(session, people.PersonDetails("Kitti", "Sample"))
        post = postings.PostingDetails(school, "Director", is_head=True, acting=True)
        postings.add_posting(session, head, post)
        people.add_person(session, people.PersonDetails("Kitti", "Sample"))
        groups.add_group(session, "Heads", GroupRule(kinds=["school"], position="Director"))
        segment = stakeholders.add_segment(session, "Parents", "external")
        entry = stakeholders.StakeholderDetails(segment, person_id=head)
        stakeholders.add_stakeholder(session, fiscal_year(today), entry)
        verification.start_round(session, "This year", [school], today)
        base_data.add_field(session, base_data.FieldDetails("Teachers", "number"))


def thai_on(widget: QWidget, offered: list[str] | None = None) -> list[str]:
    """The texts on a screen, hidden parts included, that hold Thai which is not the paper's."""
    allowed = (*PAPER_WORDS, *SAMPLES, *PRINTED, *(offered or ()))
    shown = {
        text.replace("\u200b", "")  # break marks of wrapped texts
        for each in (widget, *widget.findChildren(QWidget))
        for text in texts_of(each)
    }
    return sorted(text for text in shown if THAI.search(without(text, allowed)))


def texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(number) for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QListWidget):
        yield from (widget.item(number).text() for number in range(widget.count()))
    if isinstance(widget, QTableView):
        yield from texts_in_table(widget)


def texts_in_table(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal))
        yield from (str(model.index(row, column).data()) for row in range(model.rowCount()))


def without(text: str, allowed: tuple[str, ...]) -> str:
    for words in sorted(allowed, key=len, reverse=True):
        text = text.replace(words, "")
    return text
