"""Makes the slides of a meeting away from the screen, and saves them where she wants."""

from typing import Final

from PySide6.QtWidgets import QWidget

from district_admin.areas.meetings.operations import slide_making
from district_admin.progress import Progress
from district_admin.texts import N_
from district_admin.ui.context import AppContext
from district_admin.ui.giving import Said, give_file, look_of

PPTX: Final = "pptx"
FONT_NEEDED: Final = N_("เครื่องที่ใช้ฉายควรมีแบบอักษร TH Sarabun New กรุณาเปิดดูก่อนประชุม")


def give_slides(
    context: AppContext, window: QWidget, meeting_id: int, title: str, said: Said
) -> None:
    """Make the slides of a meeting from what is known now, then save them."""
    look = look_of(context)

    def work(progress: Progress) -> bytes:
        with context.database.reading() as session:
            return slide_making.make_slides(session, meeting_id, look, progress)

    def done(data: bytes) -> None:
        give_file(context, window, title, f".{PPTX}", data, said)

    context.jobs.run(window, title, work, done)
