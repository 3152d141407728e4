"""The phrase book: kept, changed, removed, taken back."""

import pytest
from sqlalchemy.orm import Session

from district_admin.office import phrases
from district_admin.office.phrases import HIGH_POSTS, PhraseRefusedError
from district_admin.storage.database import Database
from district_admin.storage.history import History

LAW = "ตามมาตรา ๓๗ แห่งพระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. ๒๕๔๖"


def test_a_phrase_is_kept_for_its_place(session: Session) -> None:
    phrases.add_phrase(session, "text_3", f"  {LAW} ")
    phrases.add_phrase(session, "cause", "ด้วยสำนักงาน")

    assert phrases.phrases_by_place(session) == {"text_3": (LAW,), "cause": ("ด้วยสำนักงาน",)}


@pytest.mark.parametrize("text", ["", "  \n ", LAW, "ก" * 2001])
def test_what_cannot_be_kept_is_refused(session: Session, text: str) -> None:
    phrases.add_phrase(session, "text_3", LAW)

    with pytest.raises(PhraseRefusedError):
        phrases.add_phrase(session, "text_3", text)


def test_a_phrase_is_changed_and_removed(session: Session) -> None:
    phrase_id = phrases.add_phrase(session, "cause", "ด้วย")
    phrases.edit_phrase(session, phrase_id, "ด้วยสำนักงาน")
    assert [each.text for each in phrases.list_phrases(session, "cause")] == ["ด้วยสำนักงาน"]

    phrases.remove_phrase(session, phrase_id)

    assert phrases.list_phrases(session, "cause") == []
    with pytest.raises(PhraseRefusedError):
        phrases.remove_phrase(session, phrase_id)


def test_the_shipped_posts_become_the_offices_own_once(session: Session) -> None:
    phrases.own_high_posts(session, ["นายกรัฐมนตรี", "ประธานรัฐสภา"])
    phrases.own_high_posts(session, ["ประธานศาลฎีกา"])

    posts = [each.text for each in phrases.list_phrases(session, HIGH_POSTS)]
    assert posts == ["นายกรัฐมนตรี", "ประธานรัฐสภา"]


def test_a_phrase_is_taken_back_by_name(database: Database) -> None:
    with database.transaction("เก็บข้อความ") as session:
        phrases.add_phrase(session, "cause", "ด้วย")

    assert History(database).undo() == "เก็บข้อความ"

    with database.reading() as session:
        assert phrases.phrases_by_place(session) == {}
