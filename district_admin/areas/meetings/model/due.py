"""How late something is that was to be done by a day: a step of the manual, or a resolution.

On the screen, in the memo to the director, in the list and on the slides it is counted here.
"""

from datetime import date


def late_days(due_on: date | None, on: date) -> int:
    """Return how many days a day lies after the day that was set; none before it."""
    return max((on - due_on).days, 0) if due_on else 0


def overdue_days(due_on: date | None, done_on: date | None, today: date) -> int:
    """Return by how many days something is overdue; none if it is not, or is done."""
    return 0 if done_on else late_days(due_on, today)
