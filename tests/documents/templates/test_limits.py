"""Templates that would take time or memory without end."""

import sys
import time
from pathlib import Path

import pytest
from docx.document import Document

from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.documents.template_rendering import TemplateNotFilledError, render_template
from tests.documents.templates.conftest import (
    MARK,
    check,
    errors,
    page,
    values,
    word,
)


def test_spaces_without_end_are_told_and_not_searched_through() -> None:
    def letter(made: Document) -> None:
        made.add_table(1, 1).cell(0, 0).text = "{% if เรื่อง" + " " * 4000 + "%}{% endif %}"

    assert any("ช่องว่าง" in each.text for each in errors(word(letter)))
    started = time.process_time()
    hidden = MARK.format("{%colspan" + " " * 4000)
    with pytest.raises(TemplateRefusedError) as refused:
        check(page(f"<w:tbl><w:tr><w:tc>{hidden}</w:tc></w:tr></w:tbl>"))
    assert refused.value.code == "hidden_tag"
    assert time.process_time() - started < 5


def test_the_letters_of_a_text_are_not_gone_through() -> None:
    loop = "{% for ก in เนื้อความทั้งหมด %}" + "A" * 50 + "{% endfor %}"
    with pytest.raises(TemplateNotFilledError):
        render_template(word(loop), values("letter", cause="ก" * 9000))
    inner = "{% for ก in อ้างถึง_รายการ %}{% for ข in ก %}x{% endfor %}{% endfor %}"
    with pytest.raises(TemplateNotFilledError):
        render_template(word(inner), values("letter", refers_to=["กข"]))
    assert any("อยู่ข้างใน for อื่นไม่ได้" in each.text for each in errors(word(inner)))


@pytest.mark.skipif(sys.platform != "linux", reason="the memory is bounded as Linux does")
def test_a_template_that_fills_the_memory_is_told() -> None:
    import resource  # noqa: PLC0415 - not on every system

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    rows = "{% for ก in อ้างถึง_รายการ %}" + "A" * 1_000_000 + "{% endfor %}"
    content = values("letter", refers_to=["ก"] * 3000)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (600 << 20), hard))
    try:
        with pytest.raises(TemplateNotFilledError, match="ใหญ่หรือซ้อนกัน"):
            render_template(word(rows), content)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def test_a_hostile_text_is_told_in_a_moment_not_computed() -> None:
    nested = "{% for ก in อ้างถึง_รายการ %}" * 60 + "{% endfor %}" * 60
    deep = "{{ " + "(" * 3000 + " }}", "{{ " + "not " * 3000 + "x }}"
    for text in (nested, "{{" * 3000, *deep):
        assert errors(word(text))
