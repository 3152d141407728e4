"""The tabs of keeping, lending and destroying, each made when it is first asked for.

They are needed at the year's end and now and then, and the window should not wait for them.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from district_admin.texts import _
from district_admin.ui.tabbed_lists import TabbedPage

if TYPE_CHECKING:
    from district_admin.areas.correspondence.view import CorrespondenceView
    from district_admin.areas.correspondence.view.disposal_page import DisposalPage
    from district_admin.areas.correspondence.view.filing_page import FilingPage
    from district_admin.areas.correspondence.view.loans_page import LoansPage


class Keeping(QObject):
    """Puts the tabs into the view, and leads from one to the other and to the registers."""

    def __init__(self, view: "CorrespondenceView") -> None:
        super().__init__(view)
        self._view = view
        self._filing: FilingPage | None = None
        self._disposal: DisposalPage | None = None
        self._loans: LoansPage | None = None
        self._filing_tab = view.add_later(_("การเก็บหนังสือ"), self._make_filing)
        self._loans_tab = view.add_later(_("การยืมหนังสือ"), self._make_loans)
        self._disposal_tab = view.add_later(_("การทำลายและส่งมอบ"), self._make_disposal)

    @property
    def filing(self) -> "FilingPage":
        """What is filed."""
        if self._filing is None:
            self._view.bring(self._filing_tab)
        assert self._filing is not None
        return self._filing

    @property
    def loans(self) -> "LoansPage":
        """What is lent."""
        if self._loans is None:
            self._view.bring(self._loans_tab)
        assert self._loans is not None
        return self._loans

    @property
    def disposal(self) -> "DisposalPage":
        """The lists of what is past its time."""
        if self._disposal is None:
            self._view.bring(self._disposal_tab)
        assert self._disposal is not None
        return self._disposal

    @Slot(int)
    def show_list(self, list_id: int) -> None:
        """Show a list of what is past its time."""
        self._view.tabs.setCurrentWidget(self.disposal)
        self.disposal.show_made(list_id)

    def show_loan(self, loan_id: int) -> None:
        """Show a loan."""
        if self._view.compose_page is not None:
            self._view.show_list()
        self._view.tabs.setCurrentWidget(self.loans)
        self.loans.choose(loan_id)

    @Slot()
    def _show_register(self) -> None:
        self._view.tabs.setCurrentWidget(self._view.received)

    @Slot()
    def _show_filing(self) -> None:
        self._view.tabs.setCurrentWidget(self.filing)

    def _make_filing(self) -> tuple[QWidget, TabbedPage]:
        from district_admin.areas.correspondence.view.filing_page import (  # noqa: PLC0415 - see above
            FilingPage,
        )

        page = self._filing = FilingPage(self._view.context)
        page.entry_wanted.connect(self._view.show_entry)
        page.list_made.connect(self.show_list)
        page.register_wanted.connect(self._show_register)
        return page, page

    def _make_disposal(self) -> tuple[QWidget, TabbedPage]:
        from district_admin.areas.correspondence.view.disposal_page import (  # noqa: PLC0415 - see above
            DisposalPage,
        )

        page = self._disposal = DisposalPage(self._view.context)
        page.entry_wanted.connect(self._view.show_entry)
        return page, page

    def _make_loans(self) -> tuple[QWidget, TabbedPage]:
        from district_admin.areas.correspondence.view.loans_page import (  # noqa: PLC0415 - see above
            LoansPage,
        )

        page = self._loans = LoansPage(self._view.context)
        page.entry_wanted.connect(self._view.show_entry)
        page.filing_wanted.connect(self._show_filing)
        return page, page
