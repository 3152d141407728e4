"""The directory as a page that opens in any browser, saved where she wants it.

Asked for among the exports of the agencies, or as the publication of the base data. Rejected: the
data of a year that is not published yet in the page of an export (its approver has not seen it).
"""

from collections.abc import Collection
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.directory.operations import agencies, base_data, published
from district_admin.office.letterhead import read_letterhead
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.context import AppContext
from district_admin.ui.giving import Said, give_file

_HEADING: Final = "ทำเนียบหน่วยงาน"  # on the page: not for the catalogue


def give_page(
    context: AppContext,
    window: QWidget,
    said: Said,
    year: int,
    *,
    agency_ids: Collection[int] | None = None,
    with_mobiles: bool = False,
    only_published: bool = False,
) -> None:
    """Save a page of these agencies, or all, with their base data of a fiscal year.

    With `only_published` the data of a year that is not published is left out.
    """
    today = date.today()

    def work(progress: Progress) -> bytes:
        from district_admin.areas.directory.documents.page import (  # noqa: PLC0415 - when asked
            directory_page,
        )
        from district_admin.areas.directory.documents.publication import (  # noqa: PLC0415 - as above
            page_title,
        )

        progress.report(0, 0, _("กำลังทำหน้าเว็บ"))
        with context.database.reading() as session:
            there = agencies.list_agencies(session)
            if agency_ids is not None:
                there = [each for each in there if each.id in agency_ids]
            published_on = base_data.get_sheet(session, year).published_on
            left_out = only_published and published_on is None
            data = {} if left_out else published.published_data(session, year)
            entries = published.agency_entries(
                session, there, today, with_mobiles=with_mobiles, data=data
            )
            office_name = read_letterhead(session).office_name
        told = page_title(year, published_on or today) if data else ""
        return directory_page(entries, _HEADING, office_name, today, told)

    def done(data: bytes) -> None:
        give_file(context, window, _("ทำเนียบหน่วยงาน"), ".html", data, said)

    context.jobs.run(window, _("กำลังทำหน้าเว็บ"), work, done)
