"""How labels grow with their number."""

from collections.abc import Callable

import pytest

from district_admin.areas.directory.documents.labels import SHEET_3X8, labels
from district_admin.areas.directory.documents.recipients import Recipient
from district_admin.documents.form_model import Letterhead
from district_admin.documents.look import Look
from district_admin.documents.rendering import pdf
from district_admin.progress import Silent

LOOK = Look(Letterhead(office_name="สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมติบุรี เขต ๒"), "thai")

pytestmark = pytest.mark.slow


def test_labels_take_no_longer_each_the_more_there_are(
    seconds: Callable[..., float], report: Callable[[str], None]
) -> None:
    def made(count: int) -> Callable[[], object]:
        where = ("ตำบลในเมือง อำเภอเมือง", "จังหวัดสมมติบุรี ๙๙๐๐๐")
        named = [Recipient("เรียน", f"ผู้อำนวยการโรงเรียนที่ {number}", where) for number in range(count)]
        return lambda: pdf([labels(named, SHEET_3X8, LOOK, Silent())], Silent())

    few, many = seconds(made(96), 7), seconds(made(960), 5)
    report(f"960 labels as PDF: {many:.1f} s, {many / few:.1f} x as long as 96")
    assert many < 20 * few  # a hundred times, if each took longer the more there are
