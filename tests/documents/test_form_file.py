"""Loading a form: the office's own file wins, and every mistake is told with its line."""

from pathlib import Path

import pytest

from district_admin.documents.form_file import FormNotFoundError, form_names, load_form
from district_admin.documents.forms import FormError

SMALL = """\
title: แบบทดลอง
paper_title: "{{ subject }}"
fields:
  - {name: subject, label: เรื่อง, kind: line}
parts:
  - paragraph: {text: "เรื่อง {{ subject }}"}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "แบบฟอร์ม ของเรา"
    folder.mkdir()
    return folder


def save(folder: Path, text: str, name: str = "memo") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def mistake(own: Path, text: str) -> FormError:
    save(own, text)
    with pytest.raises(FormError) as caught:
        load_form("memo", own)
    return caught.value


def test_the_offices_own_form_wins(own: Path) -> None:
    save(own, SMALL)

    assert load_form("memo", own).title == "แบบทดลอง"
    assert load_form("memo").title == "บันทึกข้อความ"
    assert load_form("order", own).title == "คำสั่ง"


def test_an_own_form_is_offered_beside_the_shipped_ones(own: Path) -> None:
    save(own, SMALL, "certificate")

    assert "certificate" in form_names(own)
    assert "memo" in form_names(own)
    assert "certificate" not in form_names()


def test_a_form_that_is_nowhere_is_named(own: Path) -> None:
    with pytest.raises(FormNotFoundError, match=r"unknown\.yaml"):
        load_form("unknown", own)


def test_a_file_with_a_byte_order_mark_is_read(own: Path) -> None:
    (own / "memo.yaml").write_text(SMALL, encoding="utf-8-sig")

    assert load_form("memo", own).title == "แบบทดลอง"


@pytest.mark.parametrize(
    ("broken", "line", "reason"),
    [
        (SMALL.replace("kind: line}", "kind: line"), 5, "YAML"),
        (SMALL.replace("title: แบบทดลอง\n", ""), 1, "ขาด “title”"),
        (SMALL + "colour: red\n", 7, "ไม่รู้จักคำว่า “colour”"),
        (SMALL.replace("kind: line", "kind: lime"), 4, "lime"),
        (SMALL.replace("kind: line", "kind: choice"), 4, "choices"),
        (SMALL.replace("label: เรื่อง", "lable: เรื่อง"), 4, "ขาด “label”"),
        (SMALL.replace("{text:", "{txt:"), 6, "ขาด “text”"),
        (SMALL.replace("{text:", "{bold: maybe, text:"), 6, "true หรือ false"),
        (SMALL.replace("{text:", "{befor: 6, text:"), 6, "หมายถึง “before”"),
        (SMALL.replace("{text:", "{before: หก, text:"), 6, "ต้องเป็นตัวเลข"),
        (SMALL.replace("เรื่อง {{ subject }}", "{{ subjekt }}"), 6, "หมายถึง “subject”"),
        (SMALL.replace("เรื่อง {{ subject }}", "{{ subject"), 6, "{{ }}"),
        (SMALL.replace("เรื่อง {{ subject }}", "{{ subject | shout }}"), 6, "shout"),
        (SMALL.replace("kind: line", "kind: line, default: '{{ office.fone }}'"), 4, "office.fone"),
        (SMALL.replace("kind: line", "kind: line, default: '{{ office.emblem }}'"), 4, "emblem"),
        (SMALL.replace("kind: line", "kind: line, when: {style: b}"), 4, "style"),
        (SMALL.replace("paragraph:", "picture:"), 6, "emblem"),
        (SMALL.replace("paragraph: {text", "body: {field: body, text"), 6, "body"),
        (SMALL.replace("name: subject", "name: เรื่อง"), 4, "ตัวอักษรอังกฤษ"),
        (SMALL.replace("  - paragraph", "  - {name: subject}\n  - paragraph"), 6, "อย่างใดอย่างหนึ่ง"),
        ("- ก\n- ข\n", 1, "ชื่อ: ค่า"),
        ("", 1, "ว่างเปล่า"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_reason(
    own: Path, broken: str, line: int, reason: str
) -> None:
    error = mistake(own, broken)

    assert reason in str(error)
    assert error.line == line
    assert "memo.yaml" in str(error)
    assert f"บรรทัดที่ {line}" in str(error)


def test_a_field_declared_twice_is_refused(own: Path) -> None:
    field = "  - {name: subject, label: เรื่อง, kind: line}\n"

    assert mistake(own, SMALL.replace(field, field * 2)).line == 5


def test_a_file_that_is_not_text_is_refused(own: Path) -> None:
    (own / "memo.yaml").write_bytes(b"\xff\xfe\x00\x80 not a form")

    with pytest.raises(FormError, match="UTF-8"):
        load_form("memo", own)


def test_a_sentence_of_a_form_cannot_reach_into_the_program(own: Path) -> None:
    from district_admin.documents.forms import Letterhead, SentenceError, fill  # noqa: PLC0415

    save(own, SMALL.replace("เรื่อง {{ subject }}", "{{ subject.__class__.__mro__ }}"))
    form = load_form("memo", own)

    with pytest.raises(SentenceError):
        fill(form, {"subject": "ก"}, Letterhead(office_name="ข"))


@pytest.mark.parametrize("name", form_names())
def test_every_shipped_form_declares_labels_for_the_screen(name: str) -> None:
    form = load_form(name)

    assert all(field.label and field.group for field in form.fields)
    assert form.title
