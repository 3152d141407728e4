"""Whose an e-mail or a telephone is, in lists that name schools and people."""

from collections.abc import Callable, Sequence

import pytest

from district_admin.areas.directory import importing
from district_admin.areas.directory.importing.headings import meaning_of
from district_admin.storage.database import Database
from district_admin.worksheets.model import Cell, SheetData

SCHOOLS = ("บ้านหนึ่ง", "บ้านสอง", "บ้านสาม")
HEADS = ("นายก้อง ใจดี", "นางมาลี งาม", "นายเก่ง ดี")
LANDLINES = ("043111111", "043111112", "043111113")
MOBILES = ("0811111111", "0822222222", "0833333333")
OWN = ("kong@example.com", "malee@example.com", "keng@example.com")
BY_CODE = ("44010001@example.go.th", "44010002@example.go.th", "44010003@example.go.th")
SARABAN = ("saraban@nung.example.go.th", "saraban@song.example.go.th", "saraban_sam@example.go.th")


@pytest.fixture
def proposed(
    database: Database, sheet: Callable[..., SheetData]
) -> Callable[..., importing.Proposal]:
    """Give how a list of columns is understood; each is its heading and its values."""

    def propose(*columns: tuple[str, Sequence[Cell]]) -> importing.Proposal:
        head = [heading for heading, _values in columns]
        rows = zip(*(values for _heading, values in columns), strict=True)
        with database.reading() as session:
            return importing.propose(session, sheet([head, *rows]))

    return propose


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("E-mail โรงเรียน", "agency.email"),
        ("อีเมล (ร.ร.)", "agency.email"),
        ("School e-mail", "agency.email"),
        ("Email ผอ.", "person.email"),
        ("E-mail (ผอ.)", "person.email"),
        ("อีเมลผู้อำนวยการโรงเรียน", "person.email"),
        ("โทร. (ร.ร.)", "agency.telephone"),
        ("โทรสารโรงเรียน", "agency.fax"),
        ("เบอร์มือถือผู้อำนวยการ", "person.mobile"),
        ("เบอร์โทรครูธุรการ", "none"),
        ("ชื่อ-สกุล/โทรศัพท์", "person.name"),
    ],
)
def test_a_heading_that_says_whose_it_is_counts(heading: str, field: str) -> None:
    assert meaning_of(heading) == field


def test_what_stands_over_a_heading_says_whose_it_is_as_well() -> None:
    assert meaning_of("ข้อมูลโรงเรียน E-mail", ("ข้อมูลโรงเรียน", "E-mail")) == "agency.email"
    assert meaning_of("ผู้อำนวยการ E-mail", ("ผู้อำนวยการ", "E-mail")) == "person.email"
    assert meaning_of("ข้อมูลโรงเรียน อีเมล ผอ.", ("ข้อมูลโรงเรียน", "อีเมล ผอ.")) == "person.email"


@pytest.mark.parametrize(
    ("columns", "field", "why"),
    [
        pytest.param(
            [("โทรศัพท์", LANDLINES), ("อีเมล", OWN), ("ผู้อำนวยการ", HEADS)],
            "agency.email",
            "“โทรศัพท์”",
            id="after the school's telephone",
        ),
        pytest.param(
            [("โทรศัพท์", LANDLINES), ("ผู้อำนวยการ", HEADS), ("มือถือ", MOBILES), ("อีเมล", OWN)],
            "person.email",
            "“มือถือ”",
            id="after the head's mobile",
        ),
        pytest.param(
            [("ผู้อำนวยการ", HEADS), ("โทรศัพท์", LANDLINES), ("อีเมล", OWN)],
            "agency.email",
            "“โทรศัพท์”",
            id="after a telephone that is no mobile",
        ),
        pytest.param(
            [("ผู้อำนวยการ", HEADS), ("มือถือ", MOBILES), ("อีเมล", BY_CODE)],
            "agency.email",
            "ชื่ออีเมล",
            id="by the code of the school",
        ),
        pytest.param(
            [("ผู้อำนวยการ", HEADS), ("มือถือ", MOBILES), ("อีเมล", SARABAN)],
            "agency.email",
            "ชื่ออีเมล",
            id="by a mailbox of the office",
        ),
        pytest.param(
            [("ผู้อำนวยการ", HEADS), ("มือถือ", MOBILES), ("E-mail โรงเรียน", OWN)],
            "agency.email",
            "",
            id="by its heading",
        ),
        pytest.param(
            [("ผู้อำนวยการ", HEADS), ("โทรศัพท์", LANDLINES), ("อีเมล ผอ.", BY_CODE)],
            "person.email",
            "",
            id="by its heading, whatever the values",
        ),
    ],
)
def test_whose_an_e_mail_is_in_a_list_of_schools_with_heads(
    columns: list[tuple[str, Sequence[Cell]]],
    field: str,
    why: str,
    proposed: Callable[..., importing.Proposal],
) -> None:
    found = proposed(("ชื่อโรงเรียน", SCHOOLS), *columns)
    (index,) = [i for i, key in found.mapping.items() if key.endswith(".email")]
    assert found.mapping[index] == field
    assert why in found.owners.get(index, "")
    assert bool(found.owners.get(index)) == bool(why)
    if why:
        assert why in found.owned


def test_who_is_named_before_the_school_has_the_e_mail(
    proposed: Callable[..., importing.Proposal],
) -> None:
    people = (("ชื่อ-สกุล", HEADS), ("ตำแหน่ง", ("ครู",) * 3), ("โรงเรียน", SCHOOLS))
    found = proposed(*people, ("อำเภอ", ("เมือง",) * 3), ("อีเมล", OWN))
    assert found.matched["อีเมล"] == "person.email"


def test_an_e_mail_that_colleagues_share_is_their_schools(
    proposed: Callable[..., importing.Proposal],
) -> None:
    schools = ("บ้านหนึ่ง", "บ้านหนึ่ง", "บ้านสอง", "บ้านสอง")
    people = ("นายก้อง ใจดี", "นางมาลี งาม", "นายเก่ง ดี", "นางสาวสมศรี ดี")
    one, other = "nung@example.com", "song@example.com"
    staff = (("ชื่อ-สกุล", people), ("ตำแหน่ง", ("ครู",) * 4), ("โรงเรียน", schools))
    shared = proposed(*staff, ("อีเมล", (one, one, other, other)))
    assert shared.matched["อีเมล"] == "agency.email"
    assert "อีเมลเดียวกัน" in shared.owned
    each = proposed(*staff, ("อีเมล", (*OWN, "somsri@example.com")))
    assert each.matched["อีเมล"] == "person.email"


def test_a_person_who_stands_there_twice_is_no_second_witness(
    proposed: Callable[..., importing.Proposal],
) -> None:
    twice = proposed(
        ("ชื่อ-สกุล", (*HEADS, HEADS[0])),
        ("ตำแหน่ง", ("ครู",) * 4),
        ("โรงเรียน", (*SCHOOLS, SCHOOLS[0])),
        ("อีเมล", (*OWN, OWN[0])),
    )
    assert "อีเมลเดียวกัน" not in twice.owned


def test_what_the_officer_turns_round_is_explained_no_more(
    proposed: Callable[..., importing.Proposal],
) -> None:
    found = proposed(("ชื่อโรงเรียน", SCHOOLS), ("ผู้อำนวยการ", HEADS), ("อีเมล", OWN))
    assert found.mapping[2] == "person.email"
    turned = importing.with_mapping(found, {**found.mapping, 2: "agency.email"})
    assert found.owned
    assert turned.owned == ""
