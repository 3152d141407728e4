"""Texts in a small room: nothing sticks out, whatever they are, and what is lost is told."""

import pytest

from district_admin.areas.directory.documents.fitting import fit_text
from district_admin.areas.directory.documents.labels import LABEL_SHEETS, LabelSheet
from district_admin.documents.text_width import width_cm

LONG_NAME = "ผู้อำนวยการโรงเรียน" + "บ้านตัวอย่างสมมติพัฒนา" * 12
LONG_ADDRESS = " ".join(f"อาคาร {number} ซอยสุขสวัสดิ์" for number in range(30))


@pytest.mark.parametrize("sheet", LABEL_SHEETS.values(), ids=LABEL_SHEETS)
@pytest.mark.parametrize(
    "texts",
    [
        [LONG_NAME, "ตำบลในเมือง", "จังหวัดสมมติบุรี  9 9 0 0 0"],
        ["เรียน  นายก้อง ดี", LONG_ADDRESS, "จังหวัดสมมติบุรี  9 9 0 0 0"],
        ["ก" * 250, "จังหวัดสมมติบุรี  9 9 0 0 0"],
        ["W" * 80, "https://" + "x" * 120, "9 9 0 0 0"],
        ["ก" * 5000, "จังหวัดสมมติบุรี  9 9 0 0 0"],
    ],
    ids=["name", "address", "one word", "Latin", "very long"],
)
def test_whatever_a_text_is_it_stays_on_its_label(sheet: LabelSheet, texts: list[str]) -> None:
    fitted = fit_text(texts, sheet.text_width_cm, sheet.text_room_pt)
    assert fitted.height_pt <= sheet.text_room_pt
    assert max(width_cm(line, fitted.size_pt) for line in fitted.lines) <= sheet.text_width_cm
    assert fitted.lines[-1].endswith("9 9 0 0 0")
    if not fitted.whole:
        assert fitted.lines[-2].endswith("…")


def test_a_text_too_long_for_every_label_is_cut_between_letters_and_not_before_a_mark() -> None:
    text = "ก็" * 200
    cut = fit_text([text], 6.0, 1000.0)
    assert "".join(cut.lines) == text
    assert all(line.startswith("ก") for line in cut.lines)
