"""The screens of meetings."""

from district_admin.areas.meetings.view.meetings import MeetingsView

__all__ = ["MeetingsView"]
