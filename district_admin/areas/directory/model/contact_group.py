"""The tables of named groups, which circulars, meetings and surveys are sent to.

A group is a rule, or members one by one, or both: the rule finds whoever fits on the day, members
are added to them, and those `left_out` are taken off. The rule is one JSON object, read by
`operations.groups.GroupRule`. Rejected: columns for its conditions (each is a list), and freezing
the members of a rule (schools open and directors change; the paper keeps whom it went to).
"""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from district_admin.areas.directory.model.agency import Agency
from district_admin.areas.directory.model.person import Person
from district_admin.storage.base import NEW_IDS_ONLY, Base


class ContactGroup(Base):
    """A named group of recipients (กลุ่มรายชื่อ). An empty `rule` finds nobody.

    Give `rule` a new dict to change it: a change inside the old one is not noticed.
    """

    __tablename__ = "contact_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    rule: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    note: Mapped[str] = mapped_column(default="")
    in_bin: Mapped[bool] = mapped_column(default=False)
    search_text: Mapped[str] = mapped_column(default="")
    sort_text: Mapped[str] = mapped_column(default="")

    members: Mapped[list["ContactGroupMember"]] = relationship(
        lazy="raise", order_by="ContactGroupMember.sort_order, ContactGroupMember.id"
    )


class ContactGroupMember(Base):
    """A person or an agency named in a group (รายชื่อในกลุ่ม), or left out of its rule.

    With both, it is the person, and the letter goes to the agency's address.
    """

    __tablename__ = "contact_group_member"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("contact_group.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    left_out: Mapped[bool] = mapped_column(default=False)
    sort_order: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person | None] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")

    __table_args__ = (
        CheckConstraint("person_id IS NOT NULL OR agency_id IS NOT NULL", name="someone"),
        NEW_IDS_ONLY,
    )
