"""An agency of the directory that has the telephone of a row, and nearly its name."""

import difflib
from collections.abc import Iterable
from typing import Any, Final

from district_admin.areas.directory.importing.comparing import telephone_set
from district_admin.areas.directory.importing.known import KnownAgency

_ALIKE: Final = 0.75
_SWITCHBOARD: Final = 5
"""A telephone number of more agencies than this tells nothing about which one it is."""


class AgencyTelephones:
    """Agencies by their telephone numbers."""

    def __init__(self, agencies: Iterable[KnownAgency]) -> None:
        self._by_number: dict[str, list[KnownAgency]] = {}
        for agency in agencies:
            for number in telephone_set(agency.values["telephone"]):
                self._by_number.setdefault(number, []).append(agency)

    def alike(self, values: dict[str, Any]) -> KnownAgency | None:
        """Return the agency of a telephone whose name is nearly that of these values."""
        for number in telephone_set(values.get("telephone", "")):
            with_it = self._by_number.get(number, ())
            for agency in with_it if len(with_it) <= _SWITCHBOARD else ():
                names = agency.values["name"], values["name"]
                if difflib.SequenceMatcher(None, *names).ratio() >= _ALIKE:
                    return agency
        return None
