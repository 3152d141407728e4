"""Salutations with their closing phrases, and closing sentences: data of the office."""

from pathlib import Path

import pytest

from district_admin.documents.form_entries import FormError
from district_admin.documents.set_phrases import load_closing_sentences, load_pairs


def test_ordinary_people_are_addressed_and_taken_leave_of_in_one_way() -> None:
    ordinary = [pair.closing for pair in load_pairs() if pair.salutation == "เรียน"]

    assert ordinary == ["ขอแสดงความนับถือ"]


def test_the_highest_respect_is_for_its_posts_only() -> None:
    pair = next(pair for pair in load_pairs() if pair.salutation == "กราบเรียน")

    assert pair.closing == "ขอแสดงความนับถืออย่างยิ่ง"
    assert "นายกรัฐมนตรี" in pair.only_for
    assert not any("รัฐมนตรีว่าการ" in post for post in pair.only_for)


def test_royal_letters_are_always_for_a_person_to_review() -> None:
    royal = [pair for pair in load_pairs() if "ทูล" in pair.salutation]

    assert royal
    assert all(pair.needs_review for pair in royal)


def test_closing_sentences_go_upward_in_memos_and_outward_in_letters() -> None:
    assert "จึงเรียนมาเพื่อโปรดพิจารณาสั่งการ" in load_closing_sentences("memo")
    assert "จึงเรียนมาเพื่อทราบและถือปฏิบัติ" in load_closing_sentences("letter")


def test_the_offices_own_phrases_win_and_are_read_anew_when_changed(tmp_path: Path) -> None:
    own = tmp_path / "correspondence" / "closing_sentences.yaml"
    own.parent.mkdir()
    own.write_text("memo: [จึงเสนอมาเพื่อโปรดทราบ]\nletter: [ก]\n", encoding="utf-8")

    assert load_closing_sentences("memo", tmp_path) == ("จึงเสนอมาเพื่อโปรดทราบ",)
    assert load_pairs(tmp_path) == load_pairs()


def test_a_mistake_in_the_phrases_is_told_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "correspondence" / "salutations.yaml"
    own.parent.mkdir()
    own.write_text("pairs:\n  - salutation: เรียน\n    ending: ก\n", encoding="utf-8")

    with pytest.raises(FormError, match="บรรทัดที่ 2"):
        load_pairs(tmp_path)
