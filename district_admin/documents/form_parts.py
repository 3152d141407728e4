"""Reads the parts of a paper from a form's YAML: one reader for each word that may stand there."""

from collections.abc import Callable, Mapping
from typing import Final

import yaml

from district_admin.documents.form_entries import (
    CM,
    PT,
    Entry,
    Limits,
    Source,
    number,
    read_entry,
    scalar,
)
from district_admin.documents.form_model import (
    BodyPart,
    CommitteePart,
    EmblemPart,
    ListPart,
    PageBreakPart,
    ParagraphPart,
    PartContent,
    PhotoPart,
    RulePart,
    RunPart,
    SealPart,
    SenderPart,
    Shape,
    SignaturePart,
    SpacePart,
)
from district_admin.documents.model import Align, Leader, Tab, TabAlign, Underline
from district_admin.texts import _

_ALIGNS: Final[Mapping[str, Align]] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justified": "justified",
}
_TAB_ALIGNS: Final[Mapping[str, TabAlign]] = {"left": "left", "right": "right", "center": "center"}
_LEADERS: Final[Mapping[str, Leader]] = {"none": "none", "dots": "dots"}
_UNDERLINES: Final[Mapping[str, Underline]] = {
    "none": "none",
    "single": "single",
    "dotted": "dotted",
}


_TYPE_PT: Final[Limits] = (6.0, 72.0)
_LINE_PT: Final[Limits] = (6.0, 150.0)
_EMBLEM_CM: Final[Limits] = (0.5, 10.0)
# Each leaves room for text on the narrowest page that `form_file` lets in, 11 cm between margins.
_LEFT_CM: Final[Limits] = (0.0, 5.0)
_FIRST_CM: Final[Limits] = (-5.0, 5.0)  # a hanging line begins before the others
_STEP_CM: Final[Limits] = (0.0, 2.0)
_ROLE_CM: Final[Limits] = (6.0, 14.0)
_AXIS_CM: Final[Limits] = (2.0, 14.0)
_COLUMN_CM: Final[Limits] = (0.0, 14.0)
_SEAL_CM: Final[Limits] = (1.0, 8.0)
_PHOTO_CM: Final[Limits] = (1.0, 10.0)


def _paragraph(entry: Entry) -> ParagraphPart:
    return ParagraphPart(
        runs=entry.list_of("runs", _run) if "runs" in entry.names else (_run(entry),),
        shape=Shape(
            align=entry.one_of("align", _ALIGNS, "left"),
            first_line_cm=entry.number("first_line", _FIRST_CM, 0.0),
            left_cm=entry.number("left", _COLUMN_CM, 0.0),
            before_pt=entry.number("before", PT, 0.0),
            least_before_pt=entry.optional_number("least_before", PT),
            line_pt=entry.optional_number("line", _LINE_PT),
            tabs=entry.list_of("tabs", _tab),
            keep_with_next=entry.flag("keep_with_next"),
        ),
        role=entry.field_name("field") if "field" in entry.names else "",
    )


def _run(entry: Entry) -> RunPart:
    return RunPart(
        text=entry.source.sentence(entry.need("text")),
        bold=entry.flag("bold"),
        underline=entry.one_of("underline", _UNDERLINES, "none"),
        size_pt=entry.optional_number("size", _TYPE_PT),
        red=entry.flag("red"),
    )


def _tab(entry: Entry) -> Tab:
    return Tab(
        position_cm=entry.number("at", CM),
        align=entry.one_of("align", _TAB_ALIGNS, "left"),
        leader=entry.one_of("leader", _LEADERS, "none"),
    )


def _body(entry: Entry) -> BodyPart:
    return BodyPart(
        name=entry.field_name("field"),
        indent_cm=entry.number("indent", _LEFT_CM, 2.5),
        step_cm=entry.number("step", _STEP_CM, 0.75),
        before_pt=entry.number("before", PT, 6.0),
        clause_before_pt=entry.number("clause_before", PT, 0.0),
        lead=entry.source.sentence(entry.need("lead")) if "lead" in entry.names else None,
    )


def _list(entry: Entry) -> ListPart:
    return ListPart(
        name=entry.field_name("field"),
        label=entry.source.sentence(entry.need("label")),
        before_pt=entry.number("before", PT, 6.0),
        numbered=entry.flag("numbered", True),
    )


def _sender(entry: Entry) -> SenderPart:
    return SenderPart(
        text=entry.source.sentence(entry.need("text")),
        name=entry.field_name("field"),
        earliest_cm=entry.number("earliest", _COLUMN_CM, 8.5),
    )


def _signature(entry: Entry) -> SignaturePart:
    return SignaturePart(
        name=entry.field_name("field"),
        axis_cm=entry.number("axis", _AXIS_CM, 12.0),
        room_pt=entry.number("room", PT, 64.0),
        least_room_pt=entry.optional_number("least_room", PT),
        keep_with_next=entry.flag("keep_with_next"),
    )


def _seal(entry: Entry) -> SealPart:
    return SealPart(
        text=entry.source.sentence(entry.need("text")),
        name=entry.field_name("field"),
        diameter_cm=entry.number("diameter", _SEAL_CM, 4.5),
        axis_cm=entry.number("axis", _AXIS_CM, 12.0),
        room_pt=entry.number("room", PT, 64.0),
        guide=entry.flag("guide", True),
    )


def _photo(entry: Entry) -> PhotoPart:
    return PhotoPart(
        signature=_signature(entry),
        name=entry.field_name("holder"),
        width_cm=entry.number("width", _PHOTO_CM, 4.0),
        height_cm=entry.number("height", _PHOTO_CM, 6.0),
    )


def _committee(entry: Entry) -> CommitteePart:
    return CommitteePart(
        name=entry.field_name("field"),
        clause=entry.source.sentence(entry.need("clause")),
        left_cm=entry.number("left", _LEFT_CM, 2.5),
        role_cm=entry.number("role", _ROLE_CM, 10.5),
    )


def _emblem(entry: Entry) -> EmblemPart:
    return EmblemPart(
        height_cm=entry.number("height", _EMBLEM_CM),
        y_cm=entry.number("y", CM),
        x_cm=entry.number("x", CM, 0.0),
        centre_x_cm=entry.optional_number("centre", CM),
    )


def _rule(source: Source, node: yaml.Node) -> RulePart:
    return RulePart(number(source, node, "rule", CM))


def _space(source: Source, node: yaml.Node) -> SpacePart:
    return SpacePart(number(source, node, "space", PT))


def _page_break(source: Source, node: yaml.Node) -> PageBreakPart:
    if scalar(source, node):
        raise source.error(node, _("“{key}” ไม่ต้องมีค่าตามหลัง").format(key="page_break"))
    return PageBreakPart()


def _group(read: Callable[[Entry], PartContent]) -> Callable[[Source, yaml.Node], PartContent]:
    return lambda source, node: read_entry(source, node, read)


PARTS: Final[Mapping[str, Callable[[Source, yaml.Node], PartContent]]] = {
    "emblem": _group(_emblem),
    "space": _space,
    "paragraph": _group(_paragraph),
    "body": _group(_body),
    "list": _group(_list),
    "sender": _group(_sender),
    "committee": _group(_committee),
    "signature": _group(_signature),
    "seal": _group(_seal),
    "photo_signature": _group(_photo),
    "rule": _rule,
    "page_break": _page_break,
}
