from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.directory.operations import agencies, namesakes, people, postings

TODAY = date(2026, 11, 20)


def test_a_person_is_known_by_name_whatever_the_title_and_the_spaces(session: Session) -> None:
    school = agencies.add_agency(session, agencies.AgencyDetails("โรงเรียนบ้านหนองปรือ", "school"))
    there = people.add_person(session, people.PersonDetails("กิตติ", "ปั้นงาม", "นาย"))
    postings.add_posting(session, there, postings.PostingDetails(school, "ครู"))
    people.add_person(session, people.PersonDetails("กิตติ", "คนอื่น", "นาย"))
    binned = people.add_person(session, people.PersonDetails("กิตติ", "ปั้นงาม"))
    people.bin_person(session, binned)
    found = namesakes.people_called(session, " กิตติ", "ปั้น งาม", TODAY)
    assert found == [(there, "นายกิตติ ปั้นงาม", "ครู  ·  โรงเรียนบ้านหนองปรือ")]
    assert namesakes.people_called(session, "", "", TODAY) == []


def test_an_agency_is_known_by_its_short_word_for_school(session: Session) -> None:
    details = agencies.AgencyDetails("โรงเรียนบ้านหนองปรือ", "school", district="โนนสูง")
    there = agencies.add_agency(session, details)
    for typed in ("รร.บ้านหนองปรือ", "โรงเรียน บ้านหนองปรือ"):
        found = namesakes.agencies_called(session, typed)
        assert [each.id for each in found] == [there]
        assert "โนนสูง" in found[0].note
    assert namesakes.agencies_called(session, "โรงเรียนบ้านอื่น") == []


def test_doubles_are_told_two_by_two(session: Session) -> None:
    ids = [people.add_person(session, people.PersonDetails("มาลี", "ใจงาม")) for _ in range(3)]
    people.add_person(session, people.PersonDetails("มานี", "ใจงาม"))
    pairs = namesakes.double_people(session, TODAY)
    assert [(one.id, other.id) for one, other in pairs] == [(ids[0], ids[1]), (ids[0], ids[2])]


def test_agencies_of_one_code_or_one_name_are_doubles(session: Session) -> None:
    made = [
        agencies.add_agency(session, agencies.AgencyDetails(name, "school", school_code=code))
        for name, code in (
            ("โรงเรียนบ้านก", "1099990001"),
            ("รร.บ้านก", ""),
            ("โรงเรียนชุมชนบ้านก", "1099990001"),
            ("โรงเรียนบ้านข", ""),
        )
    ]
    pairs = {frozenset((one.id, other.id)) for one, other in namesakes.double_agencies(session)}
    assert pairs == {frozenset((made[0], made[1])), frozenset((made[0], made[2]))}
