"""The papers of each step, one click away from it: made here, or begun in correspondence."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from district_admin.areas.meetings.operations import drafting, finding, paper_kinds
from district_admin.areas.meetings.operations.drafting import DRAFTS, OF_A_RESOLUTION, Draft
from district_admin.areas.meetings.operations.paper_kinds import PAPERS
from district_admin.areas.meetings.operations.resolutions import ResolutionRow
from district_admin.found import Ref
from district_admin.texts import N_, _
from district_admin.ui.context import AppContext
from district_admin.ui.detail_pane import Deed
from district_admin.ui.requests import NewPaper

_OF_STEPS: Final[Mapping[str, Sequence[str]]] = {
    "call_for_items": (drafting.CALL, paper_kinds.TRACKING, paper_kinds.GUIDELINE),
    "collect_agenda": (paper_kinds.AGENDA,),
    "submit_agenda": (paper_kinds.AGENDA, drafting.INVITATION, drafting.INVITATION_MEMO),
    "approve_agenda": (paper_kinds.AGENDA,),
    "write_invitation": (drafting.INVITATION, drafting.INVITATION_MEMO),
    "copy_agenda": (paper_kinds.AGENDA,),
    "send_invitation": (
        *(paper_kinds.AGENDA, paper_kinds.REPLIES),
        *(drafting.NEW_DAY, drafting.NO_MEETING),
    ),
    "confirm_attendance": (paper_kinds.CALLS, paper_kinds.REPLIES),
    "prepare_slides": (paper_kinds.SLIDES,),
    "prepare_signs": (*paper_kinds.TABLE_SIGNS, paper_kinds.BADGES),
    "prepare_laws": (paper_kinds.LAWS,),
    "prepare_sign_in": (paper_kinds.SIGN_IN,),
    "hold_meeting": (paper_kinds.RUN_BOOK, paper_kinds.SIGN_IN),
    "brief_resolutions": (paper_kinds.BRIEF,),
    "write_minutes": (paper_kinds.MINUTES,),
    "circulate": (
        *(paper_kinds.BRIEF, drafting.NOTICE, paper_kinds.OPINIONS),
        drafting.GROUPS,
    ),
    "collect_opinions": (paper_kinds.OPINIONS, drafting.SUMMARY),
    "adopt_minutes": (paper_kinds.MINUTES,),
}

TABS_OF_STEPS: Final = {
    "confirm_attendance": (N_("คำตอบรับ"), "mail"),
    "collect_opinions": (N_("ความเห็น"), "mail"),
    "transcribe": (N_("ถอดเทป"), "pen-line"),
    "archive": (N_("แฟ้มและแผ่น"), "lock"),
}
"""The steps that are done under a tab of their own: how it is called, and its picture."""


OPENED: Final = {
    drafting.CALL: N_("เปิดบันทึกขอให้ส่งวาระที่ร่างไว้"),
    drafting.INVITATION: N_("เปิดหนังสือเชิญที่ร่างไว้ (ภายนอก)"),
    drafting.INVITATION_MEMO: N_("เปิดบันทึกเชิญที่ร่างไว้ (ภายใน)"),
    drafting.NOTICE: N_("เปิดบันทึกแจ้งมติที่ร่างไว้"),
    drafting.GROUPS: N_("เปิดบันทึกแจ้งกลุ่มที่ร่างไว้"),
    drafting.SUMMARY: N_("เปิดบันทึกสรุปความเห็นที่ร่างไว้"),
    drafting.REFRESHMENTS: N_("เปิดบันทึกขออนุมัติค่าอาหารที่ร่างไว้"),
    drafting.NEW_DAY: N_("เปิดหนังสือแจ้งเลื่อนที่ร่างไว้"),
    drafting.NO_MEETING: N_("เปิดหนังสือแจ้งยกเลิกที่ร่างไว้"),
}
"""What opens a draft that was begun, as the screen names it."""


def drafts_of_step(key: str) -> list[str]:
    """Return which drafts a step asks for."""
    if key == "prepare_food":
        return [drafting.REFRESHMENTS]
    return [each for each in _OF_STEPS.get(key, ()) if each in DRAFTS]


def deeds_of_step(
    context: AppContext,
    meeting_id: int,
    key: str,
    make: Callable[[str], object],
    begun: Collection[str] = (),
) -> list[Deed]:
    """Return what makes the papers of a step; `make` makes one of a meeting's own by its key.

    Of drafts that were `begun` the deed says that it begins another.
    """
    deeds = []
    for each in _OF_STEPS.get(key, ()):
        if each in DRAFTS:
            begin = partial(begin_draft, context, meeting_id, each)
            word = _(DRAFTS[each])
            if each in begun:
                word = _("{draft} (อีกฉบับ)").format(draft=word)
            deeds.append(Deed(word, "pen-line", begin))
        else:
            title = next(kind.title for kind in PAPERS if kind.key == each)
            deeds.append(Deed(_(title), "file-text", partial(make, each)))
    return deeds


def deeds_of_resolution(context: AppContext, item_id: int, title: str) -> list[Deed]:
    """Return what begins the papers that a resolution gives rise to."""
    return [
        Deed(_(word), "pen-line", partial(_begin_of_resolution, context, item_id, which, title))
        for which, word in OF_A_RESOLUTION.items()
    ]


def begin_reminder(
    context: AppContext, owner: str, rows: Sequence[ResolutionRow], today: date
) -> None:
    """Begin the memo that reminds one group of all resolutions that it owes, and go there."""
    action = _("ร่างบันทึกติดตามผล {owner} {count} มติ").format(owner=owner, count=len(rows))
    _begin(context, drafting.reminder_of_owner(owner, rows, today), action)


def begin_draft(context: AppContext, meeting_id: int, which: str) -> None:
    """Begin a paper about a meeting in correspondence, and go there."""
    with context.database.reading() as session:
        draft = drafting.draft_of(session, meeting_id, which, date.today())
    _begin(context, draft, _(DRAFTS[which]), finding.draft_ref(which, meeting_id))


def _begin_of_resolution(context: AppContext, item_id: int, which: str, title: str) -> None:
    with context.database.reading() as session:
        draft = drafting.draft_of_resolution(session, item_id, which)
    origin = None if which == drafting.REMINDER else Ref(finding.AREA, finding.ITEM, item_id)
    _begin(context, draft, f"{_(OF_A_RESOLUTION[which])} “{title}”", origin)


def _begin(context: AppContext, draft: Draft, action: str, origin: Ref | None = None) -> None:
    begun = NewPaper(
        draft.kind,
        draft.content,
        action,
        recipients=draft.recipients,
        note=draft.note,
        origin=origin,
    )
    context.requests.paper_wanted.emit(begun)
