"""Which column of a list is which field: by its heading, by what was remembered, by its values.

A heading that only says what kind of thing it is (ชื่อ, โทรศัพท์, รหัส) is settled by the columns
around it and by its values: a telephone after a person's name is the person's, and mobile numbers
are a person's wherever they stand. Rejected: asking the officer about each (a list has twelve).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from district_admin.areas.directory.importing import guessing
from district_admin.areas.directory.importing.fields import (
    ADDRESS_FIELDS,
    BOTH,
    FIELDS,
    HOME_ADDRESS,
    NAMING_AGENCY,
    NAMING_PERSON,
    PEOPLE,
    SEVERAL_COLUMNS,
    Kind,
    kind_of_list,
)
from district_admin.areas.directory.importing.head_words import lists_agencies_with_heads
from district_admin.areas.directory.importing.headings import NONE, meaning_of
from district_admin.areas.directory.importing.name_columns import part_names
from district_admin.areas.directory.importing.owners import Whole, told_owners
from district_admin.areas.directory.importing.row_patterns import (
    agencies_are_rare,
    agencies_repeat,
    differs_within,
    shared_within,
)
from district_admin.areas.directory.importing.settling import OTHER_PERSON, settled
from district_admin.areas.directory.importing.sheet_tables import tables_of
from district_admin.areas.directory.operations.preferences import known_shape
from district_admin.texts import _
from district_admin.worksheets.headings import heading_key
from district_admin.worksheets.model import Cell, SheetData, column_letters
from district_admin.worksheets.table_columns import Column
from district_admin.worksheets.tables import FoundTable

_SURNAME: Final = heading_key("ชื่อสกุล")
_PERSONS_NAME: Final = NAMING_PERSON | {"person.last_name", "any.name"}
_ADDRESSEE: Final = "agency.addressee"
_TELLING_APART: Final = frozenset(
    f"agency.{name}" for name in ("subdistrict", "district", "province", "school_code", "smis_code")
)
_ADDRESS: Final = ADDRESS_FIELDS - _TELLING_APART - {"agency.address"}


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
    owners: Mapping[int, str] = field(default_factory=dict)
    """Why columns are the person's or the agency's, where their headings do not say it."""

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
    def owned(self) -> str:
        """A sentence on whose each column is whose heading does not say it; empty without any."""
        columns = self.table.columns if self.table else ()
        headings = {column.index: shown_heading(column) for column in columns}
        return told_owners(headings, self.mapping, self.owners)

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
        proposal = Proposal(first, None, mapping, (), True, tuple(others))
    else:
        mapping, owners = matched(first)
        proposal = Proposal(first, None, mapping, (), False, tuple(others), owners)
    return with_mapping(proposal, mapping)


def with_mapping(proposal: Proposal, mapping: Mapping[int, str]) -> Proposal:
    """Return a proposal with the columns as the officer matched them: column index → field."""
    columns = proposal.table.columns if proposal.table else ()
    kept = {column.index: mapping[column.index] for column in columns if column.index in mapping}
    kind = kind_of_list(frozenset(kept.values()))
    if kind == PEOPLE and proposal.table and lists_agencies_with_heads(proposal.table, kept):
        kind = BOTH
    owners = {
        i: why for i, why in proposal.owners.items() if kept.get(i) == proposal.mapping.get(i)
    }
    return replace(
        proposal,
        mapping=kept,
        owners=owners,
        kind=kind,
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


class Matched(NamedTuple):
    """Which column is which field, and why some are whose they are."""

    mapping: dict[int, str]
    owners: dict[int, str]


def matched(table: FoundTable) -> Matched:
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
    headings = [shown_heading(column) for column in table.columns]
    fields, why = settled(meanings, headings, samples, _whole(table, meanings, rare=rare))
    mapping: dict[int, str] = {}
    for column, key in zip(table.columns, fields, strict=True):
        if key in FIELDS and (key in SEVERAL_COLUMNS or key not in mapping.values()):
            mapping[column.index] = key
    found = _without_strays(_with_home(_without_personal(table, mapping), rare=rare))
    reasons = {table.columns[place].index: each for place, each in why.items() if each}
    return Matched(found, {index: each for index, each in reasons.items() if index in found})


def _whole(table: FoundTable, meanings: Sequence[str], *, rare: bool) -> Whole:
    """Return what the list as a whole tells of whose its columns are."""
    repeated = rare or agencies_repeat(table, meanings)
    named = meanings.index("agency.name") if "agency.name" in meanings else None
    columns = zip(table.columns, meanings, strict=True)
    of_heads = lists_agencies_with_heads(table, {column.index: key for column, key in columns})
    emails = [place for place, meaning in enumerate(meanings) if meaning == "any.email"]
    if named is None or rare:
        return Whole(repeated, of_heads, frozenset())
    whose = [place for place, meaning in enumerate(meanings) if meaning in _PERSONS_NAME]
    shared = frozenset(place for place in emails if shared_within(table, named, place, whose))
    return Whole(repeated, of_heads, shared)


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
