"""The list of people that imports are measured with: 100,000 rows of 12 columns, invented."""

from pathlib import Path

from district_admin.worksheets.writing import write_xlsx

ROW_COUNT = 100_000
SCHOOL_COUNT = 2_000
HEADINGS = (
    *("ที่", "ชื่อ-สกุล", "ตำแหน่ง", "โรงเรียน", "รหัสสถานศึกษา 10 หลัก", "โทรศัพท์มือถือ"),
    *("อีเมล", "ตำบล", "อำเภอ", "จังหวัด", "รหัสไปรษณีย์", "หมายเหตุ"),
)
POSITIONS = ("ครู", "ครูผู้ช่วย", "ผู้อำนวยการโรงเรียน", "รองผู้อำนวยการโรงเรียน", "เจ้าหน้าที่ธุรการ")
TITLES = ("นาย", "นาง", "นางสาว", "ว่าที่ ร.ต.", "ดร.")
LETTERS = "กขคงจชซดตถทนบปผพมยรลวสห"


def written(path: Path, rows: list[tuple[str | int, ...]]) -> Path:
    path.write_bytes(write_xlsx("บุคลากร", HEADINGS, rows))
    return path


def people() -> list[tuple[str | int, ...]]:
    return [row(number) for number in range(ROW_COUNT)]


def row(number: int) -> tuple[str | int, ...]:
    school = number % SCHOOL_COUNT
    return (
        number + 1,
        f"{TITLES[number % 5]}{name(number, 3)}  {name(number * 7 + 3, 4)}",
        POSITIONS[number % len(POSITIONS)],
        f"บ้าน{name(school, 3)}",
        f"{1044000000 + school}",
        f"08{number:08d}" if number % 2 else f"08-{number // 10000:04d}-{number % 10000:04d}",
        f"u{number}@example.go.th",
        f"ตำบล{name(school % 100, 2)}",
        f"อำเภอ{name(school % 10, 2)}",
        "สมมติบุรี",
        30000 + school % 10,
        "",
    )


def name(number: int, syllables: int) -> str:
    """An invented word, another one for each number."""
    word = ""
    for _syllable in range(syllables):
        number, letter = divmod(number, len(LETTERS))
        word += LETTERS[letter] + ("า", "ิ", "่า", "้อ")[(number + letter) % 4]
    return word
