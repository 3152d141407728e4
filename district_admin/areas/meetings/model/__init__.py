"""The tables of meetings, and the rules that one record can keep by itself."""

from district_admin.areas.meetings.model.agenda import AgendaItem
from district_admin.areas.meetings.model.duty import DutyMove, DutyRule, MeetingDuty
from district_admin.areas.meetings.model.final import MeetingVersion, MinutesCorrection
from district_admin.areas.meetings.model.meeting import Meeting, MeetingFile, MeetingPerson
from district_admin.areas.meetings.model.series import MeetingSeries, SeriesMember

__all__ = [
    "AgendaItem",
    "DutyMove",
    "DutyRule",
    "Meeting",
    "MeetingDuty",
    "MeetingFile",
    "MeetingPerson",
    "MeetingSeries",
    "MeetingVersion",
    "MinutesCorrection",
    "SeriesMember",
]
