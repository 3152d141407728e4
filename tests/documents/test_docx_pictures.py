from xml.etree import ElementTree

import pytest

from district_admin.documents import docx
from district_admin.documents.model import (
    Picture,
)
from district_admin.errors import OfficeError
from tests.documents.conftest import WP, W, members, paper_of, paragraphs, picture_of, written

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class TestPictures:
    def anchor(self, picture: Picture) -> ElementTree.Element:
        first, _ = paragraphs(paper_of(picture, written("หัวเรื่อง"), written("เนื้อความ")))
        [found] = first.iter(f"{WP}anchor")
        return found

    def offsets(self, anchor: ElementTree.Element) -> list[int]:
        positions = [anchor.find(f"{WP}position{axis}") for axis in "HV"]
        assert [p.get("relativeFrom") for p in positions if p is not None] == ["page", "page"]
        return [int(p.findtext(f"{WP}posOffset") or 0) for p in positions if p is not None]

    def test_the_memo_emblem_stands_at_the_margin(self) -> None:
        anchor = self.anchor(Picture(picture_of(200, 200), height_cm=1.5, y_cm=1.5, x_cm=3.0))

        assert self.offsets(anchor) == [1080000, 540000]
        extent = anchor.find(f"{WP}extent")
        assert extent is not None
        assert (extent.get("cx"), extent.get("cy")) == ("540000", "540000")
        assert [anchor.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4

    def test_the_letter_emblem_is_centred_on_the_paper_in_its_own_shape(self) -> None:
        picture = picture_of(270, 300, "JPEG")
        anchor = self.anchor(Picture(picture, height_cm=3.0, y_cm=1.5, centre_x_cm=10.5))

        extent = anchor.find(f"{WP}extent")
        assert extent is not None
        assert (extent.get("cx"), extent.get("cy")) == ("972000", "1080000")
        assert self.offsets(anchor)[0] == 3780000 - 486000

    def test_the_file_of_the_picture_is_carried_unchanged(self) -> None:
        data = picture_of(200, 200)
        file = members(docx.render(paper_of(Picture(data, height_cm=1.5, y_cm=1.5), written("ก"))))

        assert file["word/media/image1.png"] == data

    def test_a_missing_emblem_leaves_a_frame_of_its_size_with_its_name(self) -> None:
        anchor = self.anchor(Picture(None, height_cm=1.5, y_cm=1.5, x_cm=3.0))

        extent = anchor.find(f"{WP}extent")
        assert extent is not None
        assert (extent.get("cx"), extent.get("cy")) == ("540000", "540000")
        assert "".join(text.text or "" for text in anchor.iter(f"{W}t")) == "ตราครุฑ"
        assert anchor.find(f".//{A}blip") is None

    def test_a_picture_that_is_none_is_refused(self) -> None:
        with pytest.raises(OfficeError, match="ไม่ใช่ภาพ"):
            docx.render(paper_of(Picture("ตราครุฑ".encode(), height_cm=3, y_cm=1.5)))
