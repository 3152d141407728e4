"""Steps of a meeting noted as done or open, with what that brings about on other agendas.

Minutes that were adopted otherwise need no adoption by the next meeting, and need it again when
that is taken back. Rejected: `duties` knowing the agendas (they stand on it).
"""

from datetime import date

from sqlalchemy.orm import Session

from district_admin.areas.meetings.operations import duties
from district_admin.areas.meetings.operations.carrying import adoption_changed


def finish_step(session: Session, duty_id: int, on: date) -> None:
    """Note that a duty was done. Raises as `duties.finish_duty` does."""
    duties.finish_duty(session, duty_id, on)
    _tell_agenda(session, duty_id)


def reopen_step(session: Session, duty_id: int) -> None:
    """Let a duty be open again. Raises as `duties.reopen_duty` does."""
    duties.reopen_duty(session, duty_id)
    _tell_agenda(session, duty_id)


def _tell_agenda(session: Session, duty_id: int) -> None:
    duty = duties.get_duty(session, duty_id)
    if duty.key == duties.ADOPT:
        adoption_changed(session, duty.meeting_id)
