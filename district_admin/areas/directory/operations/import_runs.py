"""The imports that were done and not taken back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from district_admin.areas.directory.model import ImportRun


def list_runs(session: Session, most: int = 50) -> list[ImportRun]:
    """Return the latest imports, newest first."""
    return list(session.scalars(select(ImportRun).order_by(ImportRun.id.desc()).limit(most)))
