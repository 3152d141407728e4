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
    save(own, SMALL, "leave")

    assert "leave" in form_names(own)
    assert "memo" in form_names(own)
    assert "leave" not in form_names()


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


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("{{ subject.__class__.__mro__ }}", "“.__mro__”"),
        ("{{ subject['__class__'] }}", "“[ ]”"),
        ("{% for i in range(99999) %}{% for j in range(99999) %}ก{% endfor %}{% endfor %}", "for"),
        ("{{ 'ก' * 999999999 }}", "“*”"),
        ("{{ '%999999999d' % 1 }}", "“%”"),
        ("{{ 9 ** 9 ** 9 }}", "“**”"),
        ("{{ subject | center(999999999) }}", "center"),
        ("{{ subject.center(999999999) }}", "“( )”"),
        ("{{ range(9) }}", "“( )”"),
        ("{% set a = subject %}{{ a }}", "assign"),
        ("{% macro a() %}{{ a() }}{% endmacro %}", "macro"),
        ("{% include 'memo.yaml' %}", "include"),
        ("{{ subject | join(subject) }}", "join"),
        ("{{ subject | join('" + "ก" * 21 + "') }}", "join"),
        ("{{ subject is divisibleby(0) }}", "divisibleby"),
        ("{{ " + "(" * 1_000 + "subject" + ")" * 1_000 + " }}", "ลึกเกินไป"),
        ("{{ " + "not " * 100 + "subject }}", "ลึกเกินไป"),
        ("{{ subject }}" * 500, "ยาวเกินไป"),
    ],
)
def test_a_sentence_can_do_nothing_but_fill_in_words(own: Path, sentence: str, what: str) -> None:
    quoted = sentence.replace("'", "''")

    error = mistake(own, SMALL.replace('"เรื่อง {{ subject }}"', f"'{quoted}'"))

    assert error.line == 6
    assert what in error.reason
    assert len(error.reason) < 250


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("{% if subject %}เรื่อง {{ subject }}{% else %}ไม่มี{% endif %}", "เรื่อง ทดลอง"),
        ("{{ subject if subject == 'ทดลอง' and not subject is none else '' }}", "ทดลอง"),
        ("{{ subject ~ ' ' ~ subject or '-' }}", "ทดลอง ทดลอง"),
        ("{{ subject | join('-') | join('-') }}", "ทดลอง"),
        ("{ก} {{ subject }}", "{ก} ทดลอง"),
    ],
)
def test_a_sentence_may_name_fields_and_ask_about_them(
    own: Path, sentence: str, printed: str
) -> None:
    quoted = sentence.replace("'", "''")
    save(own, SMALL.replace('"เรื่อง {{ subject }}"', f"'{quoted}'"))

    form = load_form("memo", own)

    assert form.parts[0].content.runs[0].text.fill({"subject": "ทดลอง"}) == printed  # type: ignore[union-attr]


def test_nested_brackets_are_refused_with_their_line(own: Path) -> None:
    error = mistake(own, SMALL + "page: " + "[" * 5_000)

    assert error.line == 7
    assert "ลึกเกินไป" in error.reason


def test_a_file_too_large_for_a_form_is_refused(own: Path) -> None:
    assert "ใหญ่เกิน" in mistake(own, SMALL + "#" * 300_000).reason


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("paragraph: {size: 99999, text: ก}", "size"),
        ("paragraph: {size: -3, text: ก}", "size"),
        ("paragraph: {size: nan, text: ก}", "size"),
        ("paragraph: {line: 0, text: ก}", "line"),
        ("paragraph: {left: 1e9, text: ก}", "left"),
        ("paragraph: {first_line: -9, text: ก}", "first_line"),
        ("paragraph: {before: -1, text: ก}", "before"),
        ("paragraph: {tabs: [{at: 99}], text: ก}", "at"),
        ("body: {field: subject, step: 30}", "step"),
        ("list: {field: subject, label: ก, before: 501}", "before"),
        ("sender: {field: subject, text: ก, earliest: 20}", "earliest"),
        ("signature: {field: subject, axis: 30}", "axis"),
        ("committee: {field: subject, clause: ก, left: 8}", "left"),
        ("committee: {field: subject, clause: ก, role: 1}", "role"),
        ("emblem: {height: 999, y: 0}", "height"),
        ("rule: inf", "rule"),
        ("space: 99999", "space"),
    ],
)
def test_a_size_or_length_beyond_reason_is_told_with_its_line(
    own: Path, part: str, key: str
) -> None:
    error = mistake(own, SMALL + f"  - {part}\n")

    assert error.line == 7
    assert f"“{key}” ต้องเป็นตัวเลขตั้งแต่" in error.reason


@pytest.mark.parametrize("margin", ["left: 6", "right: -1", "top: 20", "number_top: 9"])
def test_margins_leave_room_for_the_text(own: Path, margin: str) -> None:
    assert mistake(own, SMALL + f"page: {{{margin}}}\n").line == 7


@pytest.mark.parametrize("name", form_names())
def test_every_shipped_form_declares_labels_for_the_screen(name: str) -> None:
    form = load_form(name)

    assert all(field.label and field.group for field in form.fields)
    assert form.title
