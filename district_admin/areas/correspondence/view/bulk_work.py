"""The work behind the page of a paper to many, away from the screen: numbers, files, printing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from district_admin.areas.correspondence import operations
from district_admin.areas.correspondence.model import BulkJob
from district_admin.areas.correspondence.operations import (
    bulk_letters,
    bulk_start,
    bulk_writing,
)
from district_admin.documents.form_model import SalutationPair
from district_admin.errors import OfficeError
from district_admin.progress import Progress
from district_admin.texts import _
from district_admin.ui.context import AppContext


class BulkWork(QObject):
    """Does one piece of work at a time; `made` tells of files that were made."""

    made = Signal(object)  # bulk_writing.Outcome

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def start(
        self,
        order: bulk_start.BulkOrder,
        kind: str,
        content: dict[str, object],
        pairs: Sequence[SalutationPair],
        parent: Path,
    ) -> None:
        """Make a folder, give the numbers, and make the files. Raises FileNotWrittenError."""
        folder = bulk_writing.new_folder(parent, kind, content)
        database, forms = self._context.database, self._context.folder.forms
        action = _("ส่ง{paper}ถึง {count} ราย").format(
            paper=operations.name_of_content(kind, content), count=len(order.recipients)
        )

        def work(progress: Progress) -> bulk_writing.Outcome:
            now = datetime.now(UTC)
            try:
                with database.transaction(action, undoable=False) as session:
                    job_id = bulk_start.start(session, order, folder, pairs, now, progress)
            except Exception:
                folder.rmdir()  # no number was given, so there will be nothing in it
                raise
            return bulk_writing.make_files(database, job_id, forms, progress)

        self._context.jobs.run(self._page, _("กำลังทำหนังสือ"), work, self.made.emit)

    def go_on(self, job_id: int) -> None:
        """Make what is not made yet of a job."""
        database, forms = self._context.database, self._context.folder.forms

        def work(progress: Progress) -> bulk_writing.Outcome:
            return bulk_writing.make_files(database, job_id, forms, progress)

        self._context.jobs.run(self._page, _("กำลังทำหนังสือ"), work, self.made.emit)

    def again(self, job: BulkJob, outputs: bulk_letters.Outputs, parent: Path) -> None:
        """Make a job's files again in a new folder; the numbers stay.

        Raises FileNotWrittenError, and OfficeError without any kind of file.
        """
        if not (outputs.whole or outputs.suffixes):
            raise OfficeError(_("กรุณาเลือกไฟล์ที่ต้องการอย่างน้อยหนึ่งอย่าง"))
        folder = bulk_writing.new_folder(parent, job.kind, job.content)
        paper = operations.name_of_content(job.kind, job.content)
        action = _("ทำไฟล์{paper}อีกครั้ง").format(paper=paper)
        with self._context.database.transaction(action, undoable=False) as session:
            bulk_letters.make_again(session, job.id, outputs, folder)
        self.go_on(job.id)

    def print_from(self, job: BulkJob, first: int) -> None:
        """Print the letters from a place on, counted from 0, to the last one."""
        database, forms = self._context.database, self._context.folder.forms
        title = operations.name_of_content(job.kind, job.content)

        def work(progress: Progress) -> bytes:
            batch = bulk_writing.read_batch(database, job.id, forms)
            return bulk_writing.pdf_from(batch, first, progress)

        def give(pdf: bytes) -> None:
            from district_admin.ui.printing import (  # noqa: PLC0415 - loads QtPrintSupport
                print_paper,
            )

            print_paper(self._page, title, pdf)

        self._context.jobs.run(self._page, _("กำลังเตรียมพิมพ์"), work, give)
