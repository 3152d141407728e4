"""The sample of a template, from which the officer begins, and the names of the fields."""

import zipfile
from io import BytesIO

import docx
import pytest

from district_admin.documents.template_fields import template_fields
from district_admin.documents.template_rendering import render_template
from district_admin.documents.template_sample import sample_content, sample_template
from tests.documents.templates.conftest import (
    KINDS,
    OFFICE,
    TODAY,
    check,
    form,
    lines,
    values,
    written,
)


def test_every_field_of_every_form_has_a_name_of_its_own() -> None:
    for kind in (*KINDS, "invitation"):
        names = [name for each in template_fields(form(kind)) for name in each.names]
        assert len(names) == len(set(names))
        assert all(name.isidentifier() for name in names)
        assert {each.name for each in form(kind).fields} <= set(names)


@pytest.mark.parametrize("kind", [*KINDS, "invitation"])
def test_the_sample_of_a_kind_has_nothing_to_put_right_and_prints_what_was_typed(kind: str) -> None:
    sample = sample_template(form(kind), OFFICE)
    assert check(sample, kind) == []
    content = sample_content(form(kind), OFFICE, TODAY)

    made = docx.Document(BytesIO(render_template(sample, values(kind, **content))))

    text = "\n".join(lines(made))
    assert "{" not in text
    assert "๒๕๖๙" in text
    assert "๑๙๐๑" not in text
    assert "๒๔๔๔" not in text
    if kind != "stamped":
        assert "(นายตัวอย่าง  ดีงาม)" in text


def test_the_sample_leaves_no_label_behind_a_field_that_is_empty() -> None:
    sample = sample_template(form("letter"), OFFICE)
    drawn = zipfile.ZipFile(BytesIO(sample)).read("word/document.xml").decode()
    assert "ตราครุฑ" not in drawn  # whose empty frame no check would tell of
    content = {**sample_content(form("letter"), OFFICE, TODAY), "fax": "", "refers_to": []}
    text = "\n".join(lines(written(sample, "letter", **content)))
    assert "โทร. ๐ ๒๑๒๓ ๔๕๖๗\n" in text
    assert "โทรสาร" not in text
    assert "อ้างถึง" not in text
