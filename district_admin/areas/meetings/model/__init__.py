"""The tables of meetings, and the rules that one record can keep by itself."""

from district_admin.areas.meetings.model.agenda import AgendaItem
from district_admin.areas.meetings.model.disc_check import DiscCheck
from district_admin.areas.meetings.model.duty import DutyMove, DutyRule, MeetingDuty
from district_admin.areas.meetings.model.final import MeetingVersion, MinutesCorrection
from district_admin.areas.meetings.model.law import MeetingLaw
from district_admin.areas.meetings.model.meeting import Meeting, MeetingFile, MeetingPerson
from district_admin.areas.meetings.model.series import MeetingSeries, SeriesMember
from district_admin.areas.meetings.model.transcript import TranscriptPassage, TranscriptVersion

__all__ = [
    "AgendaItem",
    "DiscCheck",
    "DutyMove",
    "DutyRule",
    "Meeting",
    "MeetingDuty",
    "MeetingFile",
    "MeetingLaw",
    "MeetingPerson",
    "MeetingSeries",
    "MeetingVersion",
    "MinutesCorrection",
    "SeriesMember",
    "TranscriptPassage",
    "TranscriptVersion",
]
