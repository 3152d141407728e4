"""Tests of what the commands without a window share: that a key ends their work in its order."""

import signal
from collections.abc import Iterator

import pytest

from district_admin.console import ToldOnOneLine
from district_admin.progress import Cancelled


@pytest.fixture(autouse=True)
def heeding_keys() -> Iterator[None]:
    """Let the process of the tests heed Ctrl+C: what a shell runs behind itself ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_a_key_ends_the_work_where_it_reports_and_not_between_two_steps() -> None:
    with ToldOnOneLine() as told:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            told.report(1, 2)


def test_the_second_key_ends_work_that_reports_no_more() -> None:
    with ToldOnOneLine():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_after_the_work_a_key_is_as_it_was() -> None:
    with ToldOnOneLine() as told:
        told.report(1, 2)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_what_a_shell_runs_behind_itself_goes_on() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with ToldOnOneLine() as told:
        signal.raise_signal(signal.SIGINT)
        told.report(1, 2)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
