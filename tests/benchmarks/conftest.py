"""What is measured with, and how: medians, each beside its rival or floor in the same run."""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from district_admin.documents.form_file import load_form
from district_admin.documents.form_filling import fill, new_content
from district_admin.documents.form_model import Letterhead
from district_admin.documents.model import Document, PageBreak

LETTER_COUNT = 100
LETTERHEAD = Letterhead(
    office_name="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒",
    letter_code="ศธ ๐๔๙๙๙",
    address_lines=("ถนนตัวอย่าง ตำบลในเมือง", "อำเภอเมืองสมมติบุรี จังหวัดสมมติบุรี ๙๙๐๐๐"),
    telephone="๐ ๙๙๐๐ ๐๐๐๐",
    group_name="กลุ่มอำนวยการ",
)
SIGNATURE = {"lines": ["(นายก้องเกียรติ  ตัวอย่างดี)", "ผู้อำนวยการสำนักงานเขต"], "rank": ""}
FACTS = (
    "ได้ขับเคลื่อนการดำเนินงานสำนักงานเขตพื้นที่การศึกษาสุจริต "
    "กิจกรรมการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ "
    "เพื่อให้ทราบประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อนของการดำเนินงาน "
    "และนำไปแก้ไขปรับปรุงให้มีประสิทธิภาพ เป็นองค์กรที่มีความโปร่งใสและเป็นแบบอย่างได้"
)


def paper(kind: str, number: int) -> Document:
    """A two-page paper about school `number`, which is named in each of its paragraphs."""
    form = load_form(kind)
    school = f"โรงเรียนบ้านตัวอย่างที่ {number}"
    content = {
        **new_content(form, LETTERHEAD, date(2026, 11, 20), SIGNATURE),
        "subject": f"รายงานผลการประเมินคุณธรรมและความโปร่งใสของ{school}",
        "addressee": f"ผู้อำนวยการ{school}",
        "cause": f"ด้วย{school} {FACTS}",
        "purpose": "\n".join(
            f"{word} {school} {FACTS}" for word in ("ในการนี้", "บัดนี้", "ทั้งนี้", "อนึ่ง", "ดังนั้น")
        ),
        "conclusion": "จึงเรียนมาเพื่อโปรดทราบ",
    }
    return fill(form, content, LETTERHEAD)


def letter_to_many() -> dict[str, object]:
    """The content of a two-page letter that says the same to everybody."""
    return {
        **new_content(load_form("letter"), LETTERHEAD, date(2026, 11, 20), SIGNATURE),
        "subject": "รายงานผลการประเมินคุณธรรมและความโปร่งใส",
        "cause": f"ด้วย{FACTS}",
        "purpose": "\n".join(f"{word} {FACTS}" for word in ("ในการนี้", "บัดนี้", "ทั้งนี้", "อนึ่ง", "ดังนั้น")),
    }


def bound_together(letters: list[Document]) -> Document:
    """One document of all letters, each on pages of its own, as a mail merge makes it."""
    blocks = [block for each in letters for block in (*each.blocks, PageBreak())]
    return replace(letters[0], blocks=tuple(blocks[:-1]))


def median_seconds(work: Callable[[], object], rounds: int = 7) -> float:
    """The median time of some work in seconds, after one round that does not count."""
    work()
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


@pytest.fixture(scope="session")
def letters() -> list[Document]:
    return [paper("letter", number) for number in range(1, LETTER_COUNT + 1)]


@pytest.fixture
def make_paper() -> Callable[[str, int], Document]:
    return paper


@pytest.fixture
def to_many() -> dict[str, object]:
    return letter_to_many()


@pytest.fixture
def letterhead() -> Letterhead:
    return LETTERHEAD


@pytest.fixture
def bind() -> Callable[[list[Document]], Document]:
    return bound_together


@pytest.fixture
def seconds() -> Callable[..., float]:
    return median_seconds


@pytest.fixture
def report(
    record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> Callable[[str], None]:
    """Prints a figure for the README and keeps it in the test report."""

    def say(figure: str) -> None:
        record_property("figure", figure)
        with capsys.disabled():
            print(f"\n  {figure}")  # noqa: T201 - the figure is what this run is for

    return say
