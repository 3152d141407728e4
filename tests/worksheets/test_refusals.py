import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from district_admin import packed_files, worksheets
from district_admin.worksheets import guard, refusals

MODULES = [*sorted(Path(worksheets.__file__).parent.glob("*.py")), Path(packed_files.__file__)]
NOTED = ("note", "sheet_note")


def calls(*names: str) -> Iterator[tuple[str, set[str]]]:
    """Give the code and the details of each refusal or note that the package can tell."""
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            code = node.args[0]
            if called in names and isinstance(code, ast.Constant):
                yield str(code.value), {str(keyword.arg) for keyword in node.keywords}


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _how in string.Formatter().parse(text) if name}


def test_every_refusal_says_what_is_wrong_and_what_to_do() -> None:
    told = list(calls("Refused", "PackedFileError"))
    assert len(told) > 20
    for code, details in told:
        reason, advice = refusals._REASONS[code]
        assert fields(reason) <= details, code
        assert advice.startswith("กรุณา")


def test_every_note_has_its_sentence() -> None:
    for code, details in calls(*NOTED):
        assert fields(refusals._NOTES[code]) <= details, code


def test_no_sentence_is_kept_that_nobody_says() -> None:
    said = {code for code, _details in calls("Refused", "PackedFileError", "WorksheetRefusedError")}
    magic = {code for _start, code in guard._KNOWN_STARTS}
    assert set(refusals._REASONS) - said - magic == set()
    assert set(refusals._NOTES) == {code for code, _details in calls(*NOTED)}


@pytest.mark.parametrize(
    ("name", "start"), [("", "ไฟล์ว่าง"), ("ก.xlsx", "อ่านไฟล์ ก.xlsx ไม่ได้: ไฟล์ว่าง")]
)
def test_a_refusal_names_its_file(name: str, start: str) -> None:
    assert str(refusals.WorksheetRefusedError("empty", {}, name)).startswith(start)
