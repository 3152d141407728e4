"""The drives with discs, from what Linux and Windows say of theirs."""

from pathlib import Path

from district_admin.archive.drives import disc_drives, mounted_discs

MOUNTS = """\
/dev/vda1 / ext4 rw,relatime 0 0
/dev/sr0 /media/officer/MEETING\\0402569 iso9660 ro,nosuid 0 0
/dev/sdb1 /media/officer/STICK vfat rw 0 0
/dev/sr1 /media/officer/แผ่น udf ro 0 0
broken line
"""


def test_linux_names_the_folders_of_discs_whatever_is_in_their_names() -> None:
    assert mounted_discs(MOUNTS.encode()) == [
        Path("/media/officer/MEETING 2569"),
        Path("/media/officer/แผ่น"),
    ]


def test_windows_names_drives_for_discs_alone() -> None:
    kinds = {"A:\\": 2, "C:\\": 3, "D:\\": 5, "Z:\\": 4}
    present = sum(1 << ord(root[0]) - ord("A") for root in kinds)
    assert disc_drives(present, kinds.__getitem__) == [Path("D:\\")]
