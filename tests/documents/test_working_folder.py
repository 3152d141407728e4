"""What a killed program left among the temporary files goes, and nothing else."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from district_admin.documents.working_folder import working_folder

DAY = 24 * 60 * 60
_LEAVE = """
import os
from district_admin.documents.working_folder import working_folder
made = working_folder()
print(made.name, flush=True)
os._exit(1)
"""


@pytest.fixture(autouse=True)
def among(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary files of the system, with a folder of somebody else."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "tmp-1-others").mkdir()
    return tmp_path


def test_what_is_old_goes_and_what_is_in_use_stays(among: Path) -> None:
    with working_folder() as used, working_folder() as old:
        long_ago = time.time() - 2 * DAY
        os.utime(old, (long_ago, long_ago))
        os.utime(among / "tmp-1-others", (long_ago, long_ago))
        with working_folder():
            assert Path(used).is_dir()
            assert not Path(old).exists()
    assert [each.name for each in among.iterdir()] == ["tmp-1-others"]


@pytest.mark.skipif(sys.platform == "win32", reason="there it goes after a day")
def test_what_a_killed_program_left_goes_at_once(among: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _LEAVE],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "TMPDIR": str(among)},
    )
    left = Path(killed.stdout.strip())
    (left / "letter.docx").write_bytes(b"PK")
    with working_folder():
        assert not left.exists()
    assert [each.name for each in among.iterdir()] == ["tmp-1-others"]
