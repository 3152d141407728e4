"""Reads the parts of a paper from a form's YAML: one reader for each word that may stand there."""

from collections.abc import Callable, Mapping
from typing import Final

import yaml

from district_admin.documents.form_entries import Entry, Source, scalar
from district_admin.documents.form_model import (
    BodyPart,
    CommitteePart,
    EmblemPart,
    ListPart,
    PageBreakPart,
    ParagraphPart,
    PartContent,
    RulePart,
    RunPart,
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


def _paragraph(source: Source, node: yaml.Node) -> ParagraphPart:
    entry = Entry(source, node)
    runs = entry.list_of("runs", _run) if "runs" in entry.names else (_run_of(entry),)
    part = ParagraphPart(
        runs=runs,
        shape=Shape(
            align=entry.one_of("align", _ALIGNS, "left"),
            first_line_cm=entry.number("first_line", 0.0),
            left_cm=entry.number("left", 0.0),
            before_pt=entry.number("before", 0.0),
            least_before_pt=entry.optional_number("least_before"),
            line_pt=entry.optional_number("line"),
            tabs=entry.list_of("tabs", _tab),
            keep_with_next=entry.flag("keep_with_next"),
        ),
        role=entry.field_name("field") if "field" in entry.names else "",
    )
    entry.close()
    return part


def _run(entry: Entry) -> RunPart:
    run = _run_of(entry)
    entry.close()
    return run


def _run_of(entry: Entry) -> RunPart:
    return RunPart(
        text=entry.source.sentence(entry.need("text")),
        bold=entry.flag("bold"),
        underline=entry.one_of("underline", _UNDERLINES, "none"),
        size_pt=entry.optional_number("size"),
        red=entry.flag("red"),
    )


def _tab(entry: Entry) -> Tab:
    tab = Tab(
        position_cm=entry.number("at"),
        align=entry.one_of("align", _TAB_ALIGNS, "left"),
        leader=entry.one_of("leader", _LEADERS, "none"),
    )
    entry.close()
    return tab


def _body(source: Source, node: yaml.Node) -> BodyPart:
    entry = Entry(source, node)
    part = BodyPart(
        name=entry.field_name("field"),
        indent_cm=entry.number("indent", 2.5),
        step_cm=entry.number("step", 0.75),
        before_pt=entry.number("before", 6.0),
        clause_before_pt=entry.number("clause_before", 0.0),
    )
    entry.close()
    return part


def _list(source: Source, node: yaml.Node) -> ListPart:
    entry = Entry(source, node)
    part = ListPart(
        name=entry.field_name("field"),
        label=source.sentence(entry.need("label")),
        before_pt=entry.number("before", 6.0),
        numbered=entry.flag("numbered", True),
    )
    entry.close()
    return part


def _sender(source: Source, node: yaml.Node) -> SenderPart:
    entry = Entry(source, node)
    part = SenderPart(
        text=source.sentence(entry.need("text")),
        name=entry.field_name("field"),
        earliest_cm=entry.number("earliest", 8.5),
    )
    entry.close()
    return part


def _signature(source: Source, node: yaml.Node) -> SignaturePart:
    entry = Entry(source, node)
    part = SignaturePart(
        name=entry.field_name("field"),
        axis_cm=entry.number("axis", 12.0),
        room_pt=entry.number("room", 64.0),
        least_room_pt=entry.optional_number("least_room"),
        keep_with_next=entry.flag("keep_with_next"),
    )
    entry.close()
    return part


def _committee(source: Source, node: yaml.Node) -> CommitteePart:
    entry = Entry(source, node)
    part = CommitteePart(
        name=entry.field_name("field"),
        clause=source.sentence(entry.need("clause")),
        left_cm=entry.number("left", 2.5),
        role_cm=entry.number("role", 10.5),
    )
    entry.close()
    return part


def _emblem(source: Source, node: yaml.Node) -> EmblemPart:
    entry = Entry(source, node)
    part = EmblemPart(
        height_cm=entry.number("height"),
        y_cm=entry.number("y"),
        x_cm=entry.number("x", 0.0),
        centre_x_cm=entry.optional_number("centre"),
    )
    entry.close()
    return part


def _rule(source: Source, node: yaml.Node) -> RulePart:
    return RulePart(_single_number(source, node))


def _space(source: Source, node: yaml.Node) -> SpacePart:
    return SpacePart(_single_number(source, node))


def _page_break(source: Source, node: yaml.Node) -> PageBreakPart:
    if scalar(source, node):
        raise source.error(node, _("“{key}” ไม่ต้องมีค่าตามหลัง").format(key="page_break"))
    return PageBreakPart()


def _single_number(source: Source, node: yaml.Node) -> float:
    try:
        return float(scalar(source, node))
    except ValueError:
        raise source.error(node, _("ตรงนี้ต้องเป็นตัวเลข")) from None


PARTS: Final[Mapping[str, Callable[[Source, yaml.Node], PartContent]]] = {
    "emblem": _emblem,
    "space": _space,
    "paragraph": _paragraph,
    "body": _body,
    "list": _list,
    "sender": _sender,
    "committee": _committee,
    "signature": _signature,
    "rule": _rule,
    "page_break": _page_break,
}
