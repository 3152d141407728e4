"""Opens the window in which two people or two agencies are made one."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from district_admin.areas.directory.dialogs.merge import MergeDialog, merged
from district_admin.areas.directory.operations import agencies, merging, people
from district_admin.areas.directory.view.verified import verified_words
from district_admin.texts import _
from district_admin.ui.context import AppContext

Said = Callable[[str], object]


def merge_people(
    context: AppContext, window: QWidget, kept_id: int, absorbed_id: int, said: Said
) -> MergeDialog:
    """Ask which entries of two people stay, then make them one. The older record is kept."""
    kept_id, absorbed_id = sorted((kept_id, absorbed_id))
    with context.database.reading() as session:
        both = [people.get_person(session, each) for each in (kept_id, absorbed_id)]
    pair = (people.details_of_person(both[0]), people.details_of_person(both[1]))
    name = both[0].full_name

    def keep(sides: Mapping[str, int]) -> None:
        action = _("รวมบุคคล {name}").format(name=name)
        with context.database.transaction(action) as session:
            merging.merge_people(session, kept_id, absorbed_id)
            now = people.details_of_person(people.get_person(session, kept_id))
            chosen = people.PersonDetails(**merged(now, pair, sides))  # type: ignore[arg-type] # its own fields
            people.edit_person(session, kept_id, chosen)
        said(action)

    heads = tuple(f"{p.full_name}\n{verified_words(p.verified_on, p.verified_by)}" for p in both)
    title = _("รวมสองรายการของ {name}").format(name=name)
    return _open(MergeDialog(context.theme, window, title, (heads[0], heads[1]), pair, keep))


def merge_agencies(
    context: AppContext, window: QWidget, kept_id: int, absorbed_id: int, said: Said
) -> MergeDialog:
    """Ask which entries of two agencies stay, then make them one. The older record is kept."""
    kept_id, absorbed_id = sorted((kept_id, absorbed_id))
    with context.database.reading() as session:
        both = [agencies.get_agency(session, each) for each in (kept_id, absorbed_id)]
    pair = (agencies.details_of_agency(both[0]), agencies.details_of_agency(both[1]))
    name = both[0].name

    def keep(sides: Mapping[str, int]) -> None:
        action = _("รวมหน่วยงาน {name}").format(name=name)
        with context.database.transaction(action) as session:
            merging.merge_agencies(session, kept_id, absorbed_id)
            now = agencies.details_of_agency(agencies.get_agency(session, kept_id))
            chosen = agencies.AgencyDetails(**merged(now, pair, sides))  # type: ignore[arg-type] # its own fields
            agencies.edit_agency(session, kept_id, chosen)
        said(action)

    heads = tuple(f"{a.name}\n{verified_words(a.verified_on, a.verified_by)}" for a in both)
    title = _("รวมสองรายการของ {name}").format(name=name)
    return _open(MergeDialog(context.theme, window, title, (heads[0], heads[1]), pair, keep))


def _open(dialog: MergeDialog) -> MergeDialog:
    dialog.open()
    return dialog
