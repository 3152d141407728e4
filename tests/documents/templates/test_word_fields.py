"""Word's own fields in a template, of which some start other programs."""

import pytest

from district_admin.documents.template_refusals import TemplateRefusedError
from district_admin.documents.template_rendering import TemplateNotFilledError, render_template
from tests.documents.templates.conftest import (
    check,
    errors,
    field,
    page,
    values,
)


@pytest.mark.parametrize(
    "instruction",
    [
        "DDEAUTO c:\\\\x",
        "DDE&quot;c:\\\\x&quot;",
        "⟨QUOTE 68 68 69 65 85 84 79⟩ c:\\\\x",
        "D⟨QUOTE &quot;DEAUTO&quot;⟩ c:\\\\x",
        "IF 1=1 ⟨INCLUDEPICTURE &quot;x&quot;⟩",
    ],
)
def test_a_field_that_starts_something_is_found_however_it_is_written(instruction: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        check(page(field(instruction)))
    assert refused.value.code == "starter"


@pytest.mark.parametrize(
    "instruction",
    ["HYPERLINK &quot;https://x.org/link&quot;", "= ⟨PAGE⟩ - 1", "IF ⟨PAGE⟩ = 1 &quot;ก&quot;"],
)
def test_fields_that_start_nothing_are_let_in(instruction: str) -> None:
    assert errors(page(field(instruction))) == []


def test_a_value_in_a_field_makes_no_command() -> None:
    split = field("").replace("<w:instrText></w:instrText>", "<w:t>{{ เรื่อง }}</w:t>")
    with pytest.raises(TemplateNotFilledError, match="DDEAUTO"):
        render_template(page(split), values("letter", subject="DDEAUTO c:\\x"))
