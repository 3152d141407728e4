"""Tags where nobody sees them."""

import pytest
from docx.document import Document

from district_admin.documents.template_refusals import TemplateRefusedError
from tests.documents.templates.conftest import (
    MARK,
    check,
    errors,
    field,
    page,
    word,
)


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        (field("DD{# x #}EAUTO c:\\\\x"), "เขตข้อมูล (Field) ในเนื้อหา"),
        (field("INCLUDE{# #}PICTURE x"), "เขตข้อมูล (Field) ในเนื้อหา"),
        (MARK.format("{{ เรื่อง }}"), "ชื่อบุ๊กมาร์ก ในเนื้อหา"),
        ("<w:p><!--{{ เรื่อง }}--></w:p>", "เนื้อหา"),
        ("<w:p><w:r><w:t>{</w:t><w:br/><w:t>{ x }}</w:t></w:r></w:p>", "เนื้อหา"),
        ("<w:p><w:r><w:t>{</w:t><w:instrText>{ x }}</w:instrText></w:r></w:p>", "เนื้อหา"),
        ("<w:t>{{ เรื่อง }}</w:t>", "เนื้อหา"),
        ("<w:p><w:del><w:r><w:delText>{{ ก }}</w:delText></w:r></w:del></w:p>", "Track Changes"),
    ],
)
def test_a_tag_where_it_is_not_seen_is_refused_with_its_place(inside: str, place: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        check(page(inside))
    assert refused.value.code == "hidden_tag"
    assert place in str(refused.value)


def test_a_tag_in_the_properties_of_the_file_is_refused() -> None:
    def letter(made: Document) -> None:
        made.core_properties.title = "{{ เรื่อง }}"

    with pytest.raises(TemplateRefusedError, match="คุณสมบัติของไฟล์"):
        check(word(letter))


def test_identifiers_in_braces_are_no_tags() -> None:
    named = MARK.format("{28A0092B-C50C-407E-A947-70E740481C1C}")
    assert errors(page(named)) == []
