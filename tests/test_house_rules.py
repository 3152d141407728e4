"""The rules of the house that a machine can check."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from district_admin.storage.base import Base

ROOT = Path(__file__).parents[1]
THAI = re.compile(r"[\u0e01-\u0e5b]")
MODULES = sorted((ROOT / "district_admin").rglob("*.py"))


def lint_imports() -> "subprocess.CompletedProcess[str]":
    # A process of its own: import-linter switches off every logger of the one it runs in.
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_imports_keep_to_their_floors() -> None:
    checked = lint_imports()
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("mapper", Base.registry.mappers, ids=lambda mapper: mapper.class_.__name__)
def test_every_table_gives_its_thai_name(mapper: object) -> None:
    assert THAI.search(mapper.class_.__doc__ or ""), "write the office's own word in the docstring"  # type: ignore[attr-defined]


def test_texts_are_translated_when_shown_not_when_imported() -> None:
    early = [f"{path.relative_to(ROOT)}:{line}" for path in MODULES for line in _early(path)]
    assert early == [], "use N_() at module level"


def _early(path: Path) -> Iterator[int]:
    """Give the lines on which a text is looked up while the module is imported."""
    text = path.read_text(encoding="utf-8")
    waiting: list[ast.AST] = [ast.parse(text)] if "_(" in text else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield node.lineno
        waiting.extend(ast.iter_child_nodes(node))


def test_rooms_stay_small() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
    }
    assert {path: length for path, length in lengths.items() if length > 320} == {}, "split these"
