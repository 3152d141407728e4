"""Two records of one name of which the officer has said that they are not the same."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from district_admin.storage.base import NEW_IDS_ONLY, Base

PERSON = "person"
AGENCY = "agency"


class KnownApart(Base):
    """Two people or agencies that are no doubles of each other (คนละรายการ).

    `kind` is person or agency; `one_id` is the lower of both ids.
    """

    __tablename__ = "known_apart"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    one_id: Mapped[int]
    other_id: Mapped[int]

    __table_args__ = (UniqueConstraint("kind", "one_id", "other_id"), NEW_IDS_ONLY)
