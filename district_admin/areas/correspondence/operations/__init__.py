"""What the officer does with papers and with the registers they are numbered in."""

from district_admin.areas.correspondence.operations.copying import content_of_copy, copy_paper
from district_admin.areas.correspondence.operations.locking import (
    PaperLockedError,
    Standing,
    standing_of,
)
from district_admin.areas.correspondence.operations.paper_listing import (
    UNSCANNED,
    PaperFilter,
    PaperRow,
    count_papers,
    list_papers,
)
from district_admin.areas.correspondence.operations.papers import (
    KIND_NAMES,
    KINDS_TO_MANY,
    PaperNotFoundError,
    find_paper,
    first_content,
    get_paper,
    kind_name,
    name_of,
    name_of_content,
    put_in_bin,
    save_paper,
    start_paper,
)
from district_admin.areas.correspondence.operations.versions import set_status

__all__ = [
    "KINDS_TO_MANY",
    "KIND_NAMES",
    "UNSCANNED",
    "PaperFilter",
    "PaperLockedError",
    "PaperNotFoundError",
    "PaperRow",
    "Standing",
    "content_of_copy",
    "copy_paper",
    "count_papers",
    "find_paper",
    "first_content",
    "get_paper",
    "kind_name",
    "list_papers",
    "name_of",
    "name_of_content",
    "put_in_bin",
    "save_paper",
    "set_status",
    "standing_of",
    "start_paper",
]
