import re

from district_admin import assets
from district_admin.ui.tokens import Tokens, contrast, weak_pairs


def test_every_text_and_outline_can_be_told_from_its_ground() -> None:
    assert weak_pairs(Tokens()) == []


def test_a_pale_button_outline_is_found() -> None:
    weak = weak_pairs(Tokens(outline="#C9CAC4"))

    assert [line.split(":")[0] for line in weak] == ["#C9CAC4 on #FFFFFF", "#C9CAC4 on #F6F5F2"]


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    sheet = assets.resource("ui/theme.qss").read_text(encoding="utf-8")

    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", sheet) == []
