import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import Session

from district_admin.storage.database import Database
from district_admin.storage.files import StoredFile, store_file, stored_data


def test_a_file_comes_back_as_it_was_kept(session: Session) -> None:
    data = bytes(range(256)) * 100
    assert stored_data(session, store_file(session, data, "image/png", "ตรา.png")) == data
    assert stored_data(session, 99) is None


def test_the_same_content_is_kept_once(session: Session) -> None:
    first = store_file(session, b"abc", "image/png", "a.png")
    assert store_file(session, b"abc", "image/png", "b.png") == first
    assert store_file(session, b"abd", "image/png", "a.png") != first
    assert session.scalar(select(func.count()).select_from(StoredFile)) == 2


def test_a_list_of_files_does_not_load_what_is_in_them(database: Database) -> None:
    with database.transaction("เก็บไฟล์") as session:
        store_file(session, b"abc", "image/png", "a.png")
    with database.reading() as session:
        kept = session.scalars(select(StoredFile)).one()
        with pytest.raises(InvalidRequestError):
            _ = kept.data
