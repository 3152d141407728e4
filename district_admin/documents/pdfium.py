"""One at a time: the library behind the pages of PDF files has one state for the whole program.

Whoever calls it holds this lock, so that a file can be looked at beside the window while the window
draws its sheet.
"""

from threading import RLock
from typing import Final

PDFIUM: Final = RLock()
