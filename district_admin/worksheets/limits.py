"""How large a list may be; every reader keeps to these, whatever its file says of itself."""

from typing import Final

from district_admin.packed_files import PackedLimits

FILE_BYTES: Final = 64 << 20
# Below 16 MB the emptiest part is read in a moment, and honest sheets can be as thin.
PACKED: Final = PackedLimits(
    unpacked=400 << 20, part=300 << 20, ratio=150, ratio_counts_from=16 << 20, parts=2000
)

# Measured in whole: the dry run of the largest list that is taken stays under 500 MB.
ROWS: Final = 110_000
"""The last row that may hold a value; what is only formatted does not count."""
COLUMNS: Final = 256
CELLS: Final = 1_300_000
CELL_LETTERS: Final = 32_767
"""What Excel itself allows in a cell."""
LETTERS: Final = 25_000_000
"""In all cells together, a text that many cells share counted in each."""
SHARED_LETTERS: Final = 40_000_000
SHARED_TEXTS: Final = 2_000_000
MERGES: Final = 100_000
FILLED_CELLS: Final = 1_000_000
"""Cells without a value of their own that vertically merged ones give theirs to."""
SHEETS: Final = 200
STYLES: Final = 70_000
PASTED_LETTERS: Final = 10_000_000

WORKER_MEMORY_BYTES: Final = 384 << 20
WORKER_SECONDS: Final = 60.0
