"""Where the office's own data are kept on this computer."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DataFolder:
    """Every path the program writes to, so that a backup is a copy of one folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The office database."""
        return self.root / "office.sqlite"

    @property
    def lock(self) -> Path:
        """The file that one running program holds, so that a second one keeps away."""
        return self.root / "office.lock"

    @property
    def backups(self) -> Path:
        """Copies of the database made before each change of its layout."""
        return self.root / "backups"

    @property
    def forms(self) -> Path:
        """The office's own versions of forms, which win over the shipped ones."""
        return self.root / "forms"

    @property
    def log(self) -> Path:
        """The log that goes with a report of a fault. It never holds what a letter says."""
        return self.root / "logs" / "district-admin.log"

    @property
    def typed(self) -> Path:
        """What is being typed and not stored yet, for the next start should this one break off."""
        return self.root / "typed"
