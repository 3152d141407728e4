from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import preferences


def test_a_new_office_keeps_no_citizen_numbers_and_looks_again_after_a_year(
    session: Session,
) -> None:
    settings = preferences.get_settings(session)
    assert (settings.keep_citizen_ids, settings.stale_after_days) == (False, 365)


def test_the_columns_of_a_list_are_remembered_for_the_next_of_its_shape(session: Session) -> None:
    assert preferences.known_shape(session, "ab12") is None
    preferences.remember_shape(session, "ab12", "ครู", {"0": "name"}, date(2026, 1, 1))
    preferences.remember_shape(session, "ab12", "ครู", {"0": "first_name"}, date(2026, 2, 1))
    shape = preferences.known_shape(session, "ab12")
    assert shape is not None
    assert (shape.mapping, shape.used_on) == ({"0": "first_name"}, date(2026, 2, 1))
