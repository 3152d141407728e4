"""Which column of a list is which field: by its heading, by what was remembered, by its values.

A heading that only says what kind of thing it is (ชื่อ, โทรศัพท์, รหัส) is settled by the columns
around it and by its values: a telephone after a person's name is the person's, and mobile numbers
are a person's wherever they stand. Rejected: asking the officer about each (a list has twelve).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy.orm import Session

from district_admin.areas.directory.importing import guessing
from district_admin.areas.directory.importing.fields import (
    ADDRESS_FIELDS,
    AGENCIES,
    FIELDS,
    HOME_ADDRESS,
    NAMING_AGENCY,
    NAMING_PERSON,
    PEOPLE,
    SEGMENT,
    SERVED,
    SEVERAL_COLUMNS,
    Kind,
    kind_of_list,
)
from district_admin.areas.directory.importing.headings import NONE, meaning_of
from district_admin.areas.directory.importing.name_columns import part_names
from district_admin.areas.directory.importing.row_patterns import (
    agencies_are_rare,
    agencies_repeat,
    differs_within,
)
from district_admin.areas.directory.importing.sheet_tables import tables_of
from district_admin.areas.directory.operations.preferences import known_shape
from district_admin.texts import _
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.model import Cell, SheetData, column_letters
from district_admin.worksheets.table_columns import Column
from district_admin.worksheets.tables import FoundTable

_SURNAME: Final = heading_key("ชื่อสกุล")
_PERSONS_MOBILE: Final = 0.6
_ADDRESSEE: Final = "agency.addressee"
OTHER_PERSON: Final = "none.person"
_OTHERS: Final = frozenset({OTHER_PERSON, "agency.in_charge"})
_CONTACTS: Final = ("any.telephone", "any.email", "person.mobile")
_RECORDS: Final = ("person.", "posting.", "agency.")
_TELLING_APART: Final = frozenset(
    f"agency.{name}" for name in ("subdistrict", "district", "province", "school_code", "smis_code")
)
_ADDRESS: Final = ADDRESS_FIELDS - _TELLING_APART - {"agency.address"}
_BY_CODE_LENGTH: Final = {10: "agency.school_code", 8: "agency.smis_code"}


@dataclass(frozen=True)
class Proposal:
    """How a list is understood before anything is read: its table, what it is about, its columns.

    `mapping` is column index in the sheet → field. `unmatched` are the other columns that have a
    heading or values. `remembered` says that the officer matched a list of this shape before.
    `others` are further tables of the sheet with columns of their own, to be proposed one by one.
    """

    table: FoundTable | None
    kind: Kind | None
    mapping: Mapping[int, str]
    unmatched: tuple[Column, ...]
    remembered: bool = False
    others: tuple[FoundTable, ...] = field(default=(), repr=False)

    @property
    def matched(self) -> dict[str, str]:
        """Heading → field of the matched columns; a column without heading by its letters."""
        columns = self.table.columns if self.table else ()
        return {
            shown_heading(column): self.mapping[column.index]
            for column in columns
            if column.index in self.mapping
        }

    @property
    def hidden(self) -> str:
        """A sentence that names the matched columns that the sheet hides; empty without any.

        They are taken, for a name or a code is hidden as often as not to make room on the screen,
        and each column can be left out by itself; a hidden row is mostly one that was filtered out.
        """
        columns = self.table.columns if self.table else ()
        names = [shown_heading(c) for c in columns if c.hidden and c.index in self.mapping]
        if not names:
            return ""
        return _("คอลัมน์ที่ซ่อนไว้ในไฟล์ถูกนำมาด้วย: {names}").format(names=", ".join(names))


def propose(session: Session, sheet: SheetData, table: FoundTable | None = None) -> Proposal:
    """Return how a sheet's list is understood; tables of the same columns are taken as one.

    With `table`, one of `others` or one that the officer pointed out by its heading. A sheet
    without any table gives a proposal without a table and without a kind.
    """
    tables = [table] if table is not None else tables_of(sheet)
    if not tables:
        return Proposal(None, None, {}, ())
    first, *others = tables
    shape = known_shape(session, fingerprint(first))
    if shape is not None:
        places = {int(place): key for place, key in shape.mapping.items() if key in FIELDS}
        mapping = {c.index: places[p] for p, c in enumerate(first.columns) if p in places}
    else:
        mapping = matched(first)
    proposal = Proposal(first, None, {}, (), shape is not None, tuple(others))
    return with_mapping(proposal, mapping)


def with_mapping(proposal: Proposal, mapping: Mapping[int, str]) -> Proposal:
    """Return a proposal with the columns as the officer matched them: column index → field."""
    columns = proposal.table.columns if proposal.table else ()
    kept = {column.index: mapping[column.index] for column in columns if column.index in mapping}
    return replace(
        proposal,
        mapping=kept,
        kind=kind_of_list(frozenset(kept.values())),
        unmatched=tuple(column for column in columns if column.index not in kept),
    )


def fingerprint(table: FoundTable) -> str:
    """Return what tables of one shape have in common: their headings in their order."""
    headings = "\n".join(heading_key(column.heading) for column in table.columns)
    return hashlib.sha256(headings.encode()).hexdigest()


def places_of(table: FoundTable, mapping: Mapping[int, str]) -> dict[str, str]:
    """Return a mapping as it is remembered: by place in the table, since tables may move."""
    return {
        str(place): mapping[column.index]
        for place, column in enumerate(table.columns)
        if column.index in mapping
    }


def shown_heading(column: Column) -> str:
    """Return a column's heading, or its letter in Excel if it has none."""
    return column.heading or column_letters(column.index)


def matched(table: FoundTable) -> dict[int, str]:
    """Return which column is which field as far as the list itself tells it."""
    meanings = [meaning_of(column.heading, column.lines) for column in table.columns]
    samples = [guessing.sample(table.rows, place) for place in range(len(table.columns))]
    for place, meaning in enumerate(meanings):
        if not meaning:
            meanings[place] = _guessed(guessing.guess(samples[place]), meanings)
    _take_surnames(meanings, table.columns)
    _take_posts(meanings, samples)
    part_names(meanings, table.columns, samples)
    rare = agencies_are_rare(table, meanings)
    fields = _settled(meanings, samples, repeated=rare or agencies_repeat(table, meanings))
    mapping: dict[int, str] = {}
    for column, key in zip(table.columns, fields, strict=True):
        if key in FIELDS and (key in SEVERAL_COLUMNS or key not in mapping.values()):
            mapping[column.index] = key
    return _without_strays(_with_home(_without_personal(table, mapping), rare=rare))


def _guessed(guessed: str, meanings: Sequence[str]) -> str:
    """Return what to make of a guess: a value alone never outranks a heading that says the same."""
    if guessed == "person.name" and guessed in meanings:
        return OTHER_PERSON
    alike = {"any.telephone": (".telephone", ".mobile"), "any.email": (".email",)}
    endings = alike.get(guessed, (guessed,))
    return "" if any(meaning.endswith(endings) for meaning in meanings) else guessed


def _with_home(mapping: dict[int, str], *, rare: bool) -> dict[int, str]:
    """Take an address for where people live in a list of people that names hardly an agency."""
    keys = set(mapping.values())
    if not keys & NAMING_PERSON or (keys & NAMING_AGENCY and not rare):
        return mapping
    return {i: HOME_ADDRESS if key in ADDRESS_FIELDS else key for i, key in mapping.items()}


def _without_strays(mapping: dict[int, str]) -> dict[int, str]:
    """Leave out what belongs to nobody that the list names."""
    keys = set(mapping.values())
    strays: tuple[str, ...] = ()
    if not keys & NAMING_PERSON:
        strays += ("person.", "posting.")
    if not keys & NAMING_AGENCY:
        strays += ("agency.",)
    return {index: key for index, key in mapping.items() if not key.startswith(strays)}


def _without_personal(table: FoundTable, mapping: dict[int, str]) -> dict[int, str]:
    """Leave out columns that differ between rows of one agency: they are not about the agency.

    The address in a list of teachers is where each of them lives, which is not kept: letters go to
    their school (the officer can still match it to a person's address). But what
    tells two schools of one name apart stays, where no house or road says that it is an address.
    """
    if not set(mapping.values()) & NAMING_PERSON or "agency.name" not in mapping.values():
        return mapping
    places = {mapping.get(column.index, ""): p for p, column in enumerate(table.columns)}
    named = places["agency.name"]
    kept = dict(mapping)
    spared = frozenset() if _ADDRESS & set(mapping.values()) else _TELLING_APART
    for index, key in mapping.items():
        about_agency = key.startswith("agency.") and key != "agency.name"
        if about_agency and key not in spared and differs_within(table, named, places[key]):
            del kept[index]
    return kept


def _take_surnames(meanings: list[str], columns: Sequence[Column]) -> None:
    """Beside a column ชื่อ, one that is headed ชื่อสกุล holds surnames."""
    if not {"any.name", "person.first_name"} & set(meanings):
        return
    for place, column in enumerate(columns):
        if heading_key(column.heading) == _SURNAME:
            meanings[place] = "person.last_name"


def _take_posts(meanings: list[str], samples: Sequence[Sequence[Cell]]) -> None:
    """Take what is headed as names of people and holds posts for whom letters are addressed to."""
    for place, meaning in enumerate(meanings):
        if meaning == "person.name" and guessing.share(samples[place], guessing.is_post) > 0.5:
            meanings[place] = NONE if _ADDRESSEE in meanings else _ADDRESSEE


def _settled(
    meanings: Sequence[str], samples: Sequence[Sequence[Cell]], *, repeated: bool
) -> list[str]:
    """Return the fields with every `any.…` settled."""
    fields = list(meanings)
    for place, meaning in enumerate(meanings):
        if meaning == "any.name":
            fields[place] = _name(meanings, samples[place])
    if not set(fields) & (NAMING_PERSON | NAMING_AGENCY):
        _promote(fields)
    for place, meaning in enumerate(fields):
        if meaning.endswith(_CONTACTS) and _of_another(fields[:place]):
            fields[place] = NONE
        elif meaning == "any.code":
            fields[place] = _BY_CODE_LENGTH.get(guessing.code_length(samples[place]), "")
        elif meaning == "any.kind":
            fields[place] = _kind(fields, samples[place])
        elif meaning == "any.belongs_to":
            fields[place] = "agency.parent" if "agency.name" in fields else "agency.name"
        elif meaning.startswith("any."):
            fields[place] = _owner(fields, place, samples[place], repeated) + meaning[4:]
    return [_with_mobile(key, cells) for key, cells in zip(fields, samples, strict=True)]


def _of_another(before: Sequence[str]) -> bool:
    """Say whether a telephone is that of someone whom the list names beside, such as a clerk."""
    named = NAMING_PERSON | NAMING_AGENCY | _OTHERS
    last = next((key for key in reversed(before) if key in named), "")
    return last in _OTHERS


def _promote(fields: list[str]) -> None:
    """Take สังกัด for the agency where no column names one or a person."""
    if "any.belongs_to" in fields:
        fields[fields.index("any.belongs_to")] = "agency.name"


def _name(meanings: Sequence[str], cells: Sequence[Cell]) -> str:
    """Settle a heading that says only ชื่อ."""
    if "person.last_name" in meanings:
        return "person.first_name"
    if "agency.name" not in meanings and guessing.share(cells, guessing.is_agency) > 0.5:
        return "agency.name"
    return "agency.name" if "person.name" in meanings else "person.name"


def _kind(fields: Sequence[str], cells: Sequence[Cell]) -> str:
    """Settle a heading that says only ประเภท: of the agency, or of those who were served."""
    if "agency.name" in fields and guessing.share(cells, guessing.is_agency_kind) > 0.5:
        return "agency.kind"
    return SEGMENT if SERVED in fields else NONE


def _owner(fields: Sequence[str], place: int, cells: Sequence[Cell], repeated: bool) -> str:
    """Return whose a telephone, e-mail or note is: of the person or agency told of on its left."""
    kind = kind_of_list(frozenset(fields))
    mobile = guessing.share(cells, guessing.is_mobile) > _PERSONS_MOBILE
    if set(fields) & NAMING_PERSON and (kind == PEOPLE or repeated or mobile):
        return "person."
    if kind == AGENCIES:
        return "agency."
    before = [key for key in fields[:place] if key.startswith(_RECORDS)]
    return "agency." if not before or before[-1].startswith("agency.") else "person."


def _with_mobile(key: str, cells: Sequence[Cell]) -> str:
    """Take a person's telephones for mobile numbers where most of them are."""
    if key == "person.telephone" and guessing.share(cells, guessing.is_mobile) > 0.5:
        return "person.mobile"
    return "" if key in (NONE, OTHER_PERSON) else key
