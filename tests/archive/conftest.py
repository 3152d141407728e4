"""Packages to verify: written by the program, and bags of every sort made by hand."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from district_admin.archive.copying import Entry
from district_admin.archive.index_page import Cover, pages
from district_admin.archive.writing import write_package
from district_admin.progress import Silent

MakeBag = Callable[..., Path]

FILES = {
    "รายงานการประชุม/รายงานการประชุม ครั้งที่ 1-2569.pdf": b"%PDF minutes",
    "รายงานการประชุม/100% & #1.docx": b"words",
    "คำสั่ง/คำสั่งที่ 12.pdf": b"",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of three papers, one of them empty, as the program writes it."""
    target = tmp_path / "การประชุม 1-2569"
    cover = Cover("การประชุมผู้บริหารสถานศึกษา", ("ครั้งที่ ๑/๒๕๖๙",), (("สำนักงาน", "สพป.ตัวอย่าง"),))
    write_package(
        target,
        [Entry(path, data) for path, data in FILES.items()],
        [("Source-Organization", "สำนักงานเขตพื้นที่การศึกษาตัวอย่าง")],
        lambda sealed: pages(cover, {}, {}, sealed),
        Silent(),
    )
    return target


@pytest.fixture
def make_bag(tmp_path: Path) -> MakeBag:
    """Make a bag by hand: payload, version, and what its files say if it is not what is right."""

    def make(
        payload: Mapping[str, bytes],
        version: str = "1.0",
        algorithm: str = "sha256",
        changes: Mapping[str, bytes | None] | None = None,
    ) -> Path:
        bag = tmp_path / f"bag{len(list(tmp_path.iterdir()))}"
        (bag / "data").mkdir(parents=True)
        for path, data in payload.items():
            file = bag / "data" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        manifest = "".join(
            f"{hashlib.new(algorithm, data).hexdigest()}  data/{path}\n"
            for path, data in payload.items()
        )
        files: dict[str, bytes | None] = {
            "bagit.txt": (
                f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n".encode()
            ),
            f"manifest-{algorithm}.txt": manifest.encode(),
            **(changes or {}),
        }
        for name, said in files.items():
            if said is not None:
                (bag / name).write_bytes(said)
        return bag

    return make
