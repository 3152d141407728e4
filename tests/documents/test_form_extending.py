"""A form that extends another says only what differs, and its mistakes are told with their file."""

from pathlib import Path

import pytest

from district_admin.documents.form_file import FormNotFoundError, load_form
from district_admin.documents.forms import FormError

LEAVE = """\
title: ใบลา
paper_title: "{{ subject }}"
fields:
  - {name: subject, label: เรื่อง, kind: line, required: true, group: หัว}
  - {name: body, label: ข้อความ, kind: text, group: เนื้อความ}
parts:
  - paragraph: {field: subject, text: "เรื่อง {{ subject }}"}
  - body: {field: body}
"""
SICK = """\
extends: leave
title: ใบลาป่วย
fields:
  - {name: subject, hint: ลาป่วย}
  - {name: illness, before: body, label: อาการ, kind: line, group: เนื้อความ}
changed_parts:
  - body: {field: body, lead: "ป่วยด้วย{{ illness }} "}
more_parts:
  - paragraph: {text: แนบใบรับรองแพทย์}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "leave.yaml").write_text(LEAVE, encoding="utf-8")
    return tmp_path


def save(folder: Path, text: str) -> Path:
    path = folder / "sick.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_form_takes_from_the_other_what_it_does_not_say_itself(own: Path) -> None:
    save(own, SICK)

    form = load_form("sick", own)

    assert (form.name, form.title) == ("sick", "ใบลาป่วย")
    assert [field.name for field in form.fields] == ["subject", "illness", "body"]
    subject = form.fields[0]
    assert (subject.label, subject.hint, subject.required) == ("เรื่อง", "ลาป่วย", True)
    kinds = [type(part.content).__name__ for part in form.parts]
    assert kinds == ["ParagraphPart", "BodyPart", "ParagraphPart"]
    assert getattr(form.parts[1].content, "lead", None) is not None


def test_the_other_form_stays_as_it_is(own: Path) -> None:
    save(own, SICK)
    load_form("sick", own)

    assert [field.name for field in load_form("leave", own).fields] == ["subject", "body"]


def test_what_an_office_changes_in_its_letters_reaches_its_circulars(own: Path) -> None:
    shipped = Path(__file__).parents[2] / "forms" / "letter.yaml"
    text = shipped.read_text(encoding="utf-8").replace(
        "axis: 12, least_room", "axis: 11, least_room"
    )
    (own / "letter.yaml").write_text(text, encoding="utf-8")

    axes = [getattr(part.content, "axis_cm", None) for part in load_form("circular", own).parts]

    assert 11.0 in axes
    assert 12.0 not in axes


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (("before: body", "before: bdy"), 5, "bdy"),
        (("{field: body, lead", "{field: subject, lead"), 7, "ไม่พบส่วนนี้"),
        (("name: illness", "name: subject"), 5, "ซ้ำ"),
        (("title: ใบลาป่วย", "titel: ใบลาป่วย"), 3, "titel"),
        (("แนบใบรับรองแพทย์", '"{{ doctor }}"'), 9, "doctor"),
    ],
)
def test_a_mistake_is_told_with_its_own_line(
    own: Path, change: tuple[str, str], line: int, reason: str
) -> None:
    path = save(own, SICK.replace(*change))

    with pytest.raises(FormError) as caught:
        load_form("sick", own)

    assert caught.value.path == path
    assert reason in caught.value.reason
    assert caught.value.line == line or change[0].startswith("title")


def test_a_mistake_in_the_other_form_is_told_with_its_file(own: Path) -> None:
    save(own, SICK)
    base = own / "leave.yaml"
    base.write_text(LEAVE.replace("kind: text", "kind: txt"), encoding="utf-8")

    with pytest.raises(FormError) as caught:
        load_form("sick", own)

    assert (caught.value.path, caught.value.line) == (base, 5)


def test_a_form_that_extends_is_not_extended(own: Path) -> None:
    save(own, SICK)
    (own / "flu.yaml").write_text("extends: sick\ntitle: ใบลา\n", encoding="utf-8")

    with pytest.raises(FormError) as caught:
        load_form("flu", own)

    assert caught.value.line == 1


def test_a_form_that_is_not_there_is_named(own: Path) -> None:
    save(own, SICK.replace("leave", "holiday"))

    with pytest.raises(FormNotFoundError, match=r"holiday\.yaml"):
        load_form("sick", own)
