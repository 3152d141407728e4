"""Which burner an image is handed to. No burner runs here: the commands alone are looked at."""

from pathlib import Path

from district_admin.areas.meetings.view.burning import burner_command

IMAGE = Path("/home/officer/การประชุม 1-2569.iso")


def test_windows_has_its_own_burner() -> None:
    command = burner_command(IMAGE, "win32", lambda _name: None)
    assert command[0] == "isoburn.exe"
    assert command[1:] == [str(IMAGE)]


def test_linux_takes_the_first_burner_that_is_installed() -> None:
    installed = {"k3b": "/usr/bin/k3b", "brasero": "/usr/bin/brasero"}
    assert burner_command(IMAGE, "linux", installed.get) == ["/usr/bin/brasero", "-i", str(IMAGE)]
    assert burner_command(IMAGE, "linux", lambda _name: None) == []
