"""Every change ever made to the layout of the database, oldest first.

To change the layout: change the model, add a module here, import it at the end of the list in
`all_migrations` and raise `LAYOUT`. Never edit a migration that has been released, and never
import a model in one: the model will have moved on when the migration runs.
"""

from types import ModuleType
from typing import Final

LAYOUT: Final = 28
"""The layout that this version of the program works on: the number of the last migration."""


def all_migrations() -> tuple[ModuleType, ...]:
    """Return the migration modules. Imported here, not above: an up-to-date office needs none."""
    from district_admin.storage.migrations import (  # noqa: PLC0415 - they bring alembic along
        m0001_office_and_papers,
        m0002_directory,
        m0003_address_of_person,
        m0004_registers,
        m0005_finding,
        m0006_bulk_letters,
        m0007_phrases,
        m0008_paper_status,
        m0009_known_apart,
        m0010_office_days,
        m0011_deliveries,
        m0012_paper_versions,
        m0013_paper_templates,
        m0014_retention,
        m0015_import_runs,
        m0016_numbered_papers_wait,
        m0017_paper_looks,
        m0018_memo_numbers,
        m0019_numbers_in_order,
        m0020_meetings,
        m0021_meeting_laws,
        m0022_transcripts,
        m0023_disc_checks,
        m0024_invitations,
        m0025_templates_of_jobs,
        m0026_loans,
        m0027_final_minutes,
        m0028_finding_loans_and_transcripts,
    )

    return (
        m0001_office_and_papers,
        m0002_directory,
        m0003_address_of_person,
        m0004_registers,
        m0005_finding,
        m0006_bulk_letters,
        m0007_phrases,
        m0008_paper_status,
        m0009_known_apart,
        m0010_office_days,
        m0011_deliveries,
        m0012_paper_versions,
        m0013_paper_templates,
        m0014_retention,
        m0015_import_runs,
        m0016_numbered_papers_wait,
        m0017_paper_looks,
        m0018_memo_numbers,
        m0019_numbers_in_order,
        m0020_meetings,
        m0021_meeting_laws,
        m0022_transcripts,
        m0023_disc_checks,
        m0024_invitations,
        m0025_templates_of_jobs,
        m0026_loans,
        m0027_final_minutes,
        m0028_finding_loans_and_transcripts,
    )
