"""The rules of the house that a machine can check."""

import ast
import re
import subprocess
import sys
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


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_texts_are_translated_when_shown_not_when_imported(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    early = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and id(node) not in inside
    ]
    assert not early, f"use N_() at module level: lines {early}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rooms_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 320, "split this module"
