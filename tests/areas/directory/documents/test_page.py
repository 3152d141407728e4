"""The page of the directory: whole in itself, safe whatever records say, in Thai order."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from typing import Final

from district_admin.areas.directory.documents.entries import AgencyEntry, PersonEntry
from district_admin.areas.directory.documents.page import directory_page
from district_admin.overriding import override

VOID: Final = {"meta", "input", "link", "img", "br", "hr"}
NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \"' & {{ 7*7 }}"


class Reader(HTMLParser):
    """Reads the page as a browser would: its tree must close, its links and texts are kept."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str, attribute: str) -> list[str]:
        return [
            value for name, found in self.tags if name == tag and (value := found.get(attribute))
        ]


def read(*agencies: AgencyEntry) -> tuple[Reader, str]:
    page = directory_page(agencies, "ทำเนียบหน่วยงาน", "สำนักงานตัวอย่าง", date(2026, 11, 20))
    html = page.decode("utf-8")
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader, html


SCHOOL = AgencyEntry(
    "โรงเรียนบ้านตัวอย่าง",
    "ตำบลสมมติ 99000",
    "0 9900 0001 ต่อ 11, 08 1234 5678",
    (PersonEntry("นางสาวกานดา ใจดี", "ครู", "191"), PersonEntry("นายก้อง ดี", "ผู้อำนวยการ", "", True)),
    "สถานศึกษา",
    "school@example.ac.th",
    "www.example.ac.th",
)


def test_agencies_are_grouped_in_thai_order_with_their_head_first() -> None:
    reader, html = read(
        SCHOOL,
        AgencyEntry("โรงเรียนเก่า", section="สถานศึกษา"),
        AgencyEntry("วัดสมมติ", section="ภายนอก"),
    )
    assert reader.texts["h2"] == ["สถานศึกษา", "ภายนอก"]
    assert reader.texts["h3"] == ["โรงเรียนเก่า", "โรงเรียนบ้านตัวอย่าง", "วัดสมมติ"]
    assert html.index("นายก้อง ดี") < html.index("นางสาวกานดา ใจดี")
    assert "20 พฤศจิกายน 2569" in html


def test_telephones_mail_and_website_are_links() -> None:
    reader, _ = read(SCHOOL)
    assert reader.all("a", "href") == [
        "tel:+6699000001",
        "tel:+66812345678",
        "mailto:school@example.ac.th",
        "https://www.example.ac.th",
        "tel:+6699000001",  # of the head, who has no number of his own
        "tel:+66812345678",
        "tel:191",
    ]


def test_whatever_records_say_is_text_and_never_code() -> None:
    nasty = AgencyEntry(
        NASTY,
        NASTY,
        NASTY,
        (PersonEntry(NASTY, NASTY, NASTY),),
        NASTY,
        NASTY,
        f"javascript:{NASTY}",
    )
    page = directory_page([nasty], NASTY, NASTY, date(2026, 11, 20)).decode("utf-8")
    reader = Reader()
    reader.feed(page)
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert not reader.all("img", "src")
    assert not [name for _, found in reader.tags for name in found if name.startswith("on")]
    assert all(address.startswith("tel:") for address in reader.all("a", "href"))
    assert NASTY in reader.texts["h3"][0] or NASTY in "".join(reader.texts["h3"])


def test_nothing_is_fetched_from_anywhere() -> None:
    reader, html = read(SCHOOL)
    assert not {tag for tag, _ in reader.tags} & {"link", "img", "iframe", "object", "base"}
    assert not reader.all("script", "src")
    assert "@import" not in html
    assert "url(" not in html
    policy = reader.all("meta", "content")[1]
    assert policy.startswith("default-src 'none'")


def test_the_pages_own_script_and_style_are_the_only_ones_it_allows_itself() -> None:
    reader, _ = read(SCHOOL)
    (policy,) = (text for text in reader.all("meta", "content") if "default-src" in text)
    for tag in ("script", "style"):
        (text,) = reader.texts[tag]
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_search_box_is_there_only_for_those_whose_browser_runs_it() -> None:
    reader, html = read(SCHOOL)
    assert ("div", {"id": "finder", "hidden": None}) in reader.tags
    assert re.search(r"@media print \{[^@]*#finder \{ display: none; \}", html)


def test_an_empty_directory_is_a_page_all_the_same() -> None:
    reader, html = read()
    assert "จำนวน 0 หน่วยงาน" in html
    assert "h3" not in reader.texts


def test_each_of_several_mail_addresses_is_a_link() -> None:
    reader, _ = read(AgencyEntry("โรงเรียนก", email="a@x.th, b@x.th"))
    assert reader.all("a", "href") == ["mailto:a@x.th", "mailto:b@x.th"]


def test_base_data_stand_with_their_agency_under_their_year_and_day() -> None:
    entry = replace(SCHOOL, data=(("จำนวนนักเรียน", "245 คน"), (NASTY, NASTY)))
    page = directory_page(
        [entry], "ทำเนียบ", "สำนักงาน", date(2026, 11, 20), "ข้อมูลพื้นฐาน ประจำปีงบประมาณ พ.ศ. 2570"
    )
    reader = Reader()
    reader.feed(page.decode("utf-8"))
    assert reader.texts["dt"][0] == "จำนวนนักเรียน"
    assert reader.texts["dd"][0] == "245 คน"
    assert "ข้อมูลพื้นฐาน ประจำปีงบประมาณ พ.ศ. 2570" in reader.texts["p"]
    assert not [tag for tag, _found in reader.tags if tag == "img"]


def test_who_has_no_number_is_reached_at_the_agencys() -> None:
    reader, _html = read(
        AgencyEntry("โรงเรียน", "", "0 4400 0001", (PersonEntry("นายก้อง ดี", "ครู"),))
    )
    assert reader.all("a", "href") == ["tel:+6644000001"] * 2
