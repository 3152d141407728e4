"""The tables of the directory, and the rules that one record can keep by itself."""

from district_admin.areas.directory.model.agency import Agency
from district_admin.areas.directory.model.base_data import DataField, DataSheet, DataValue
from district_admin.areas.directory.model.confirmation import Confirmation, ConfirmationRound
from district_admin.areas.directory.model.contact_group import ContactGroup, ContactGroupMember
from district_admin.areas.directory.model.import_run import ImportRun
from district_admin.areas.directory.model.known_apart import KnownApart
from district_admin.areas.directory.model.person import Person, Posting
from district_admin.areas.directory.model.preferences import DirectorySettings, ImportShape
from district_admin.areas.directory.model.stakeholder import Segment, Stakeholder

__all__ = [
    "Agency",
    "Confirmation",
    "ConfirmationRound",
    "ContactGroup",
    "ContactGroupMember",
    "DataField",
    "DataSheet",
    "DataValue",
    "DirectorySettings",
    "ImportRun",
    "ImportShape",
    "KnownApart",
    "Person",
    "Posting",
    "Segment",
    "Stakeholder",
]
