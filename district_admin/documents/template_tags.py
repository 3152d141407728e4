"""The tags of a Word template, found in the text of one paragraph and taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from district_admin.documents.template_language import tidy_tag
from district_admin.texts import _

TagKind = Literal["value", "statement", "comment"]

_CLOSERS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS: Final[dict[str, TagKind]] = {"{{": "value", "{%": "statement", "{#": "comment"}
_MARK: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_PREFIX: Final = re.compile(r"(tr|tc|p|r)\s+(?=\S)")
_GAP: Final = re.compile(r"\s{33}")  # the library's patience with spaces ends long after
_WORD: Final = re.compile(r"\w+")
_SHOWN: Final = 40
_WORDS: Final = ("for", "endfor", "if", "elif", "else", "endif")


class TagError(Exception):
    """What is wrong with a tag, in the officer's words."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: `source` as it stands, `prefix` what it takes away around it (tr: its row)."""

    kind: TagKind
    source: str
    prefix: str
    body: str

    @property
    def word(self) -> str:
        """What a statement begins with: for, if, endif and so on."""
        found = _WORD.match(self.body)
        return found[0] if found and self.kind == "statement" else ""

    @property
    def plain(self) -> str:
        """The tag as the library reads it once it has taken away what is around it."""
        return f"{self.source[:2]} {self.body} {self.source[-2:]}"


def tags_in(text: str) -> Iterator[Tag | TagError]:
    """Give the tags of a paragraph in their order, and what is wrong where there is none."""
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.end()
        closer = _CLOSERS.get(mark[0])
        if closer is None:
            if mark[0] != "#}":
                yield TagError(_("มี “{sign}” ที่ไม่มีตัวเปิด").format(sign=mark[0]) + _near(text, mark))
            continue
        after = _MARK.search(text, at)
        if after is None or after[0] != closer:
            words = _("มี “{sign}” ที่ไม่มีตัวปิด “{closer}” ในย่อหน้าเดียวกัน")
            yield TagError(words.format(sign=mark[0], closer=closer) + _near(text, mark))
            continue
        at = after.end()
        yield from _tag(text[mark.start() : at])


def _tag(source: str) -> Iterator[Tag | TagError]:
    inside = tidy_tag(source[2:-2])
    kind = _KINDS[source[:2]]
    if _GAP.search(source):
        shown = " ".join(source.split())
        yield TagError(_("“{tag}” มีช่องว่างข้างในยาวเกินไป กรุณาลบช่องว่างออก").format(tag=shown))
        return
    if kind == "comment":
        yield Tag(kind, source, "", inside)
        return
    prefix = _PREFIX.match(inside)
    body = inside[prefix.end() :].strip() if prefix else inside.strip()
    tag = Tag(kind, source, prefix[1] if prefix else "", body)
    mistake = _mistake(tag, inside)
    yield TagError(mistake) if mistake else tag


def _mistake(tag: Tag, inside: str) -> str:
    if not tag.body:
        return _("“{tag}” ไม่มีชื่อช่องข้างใน").format(tag=tag.source)
    if inside.startswith("-") or inside.rstrip().endswith("-"):
        return _("“{tag}” ใช้เครื่องหมาย - ไม่ได้ กรุณาลบออก").format(tag=tag.source)
    if tag.kind == "value" and tag.prefix:
        words = _("“{tag}” ใช้ไม่ได้ กรุณาเขียนเป็น {right}")
        return words.format(tag=tag.source, right=f"{{{{ {tag.body} }}}}")
    if tag.kind == "statement" and tag.word not in _WORDS:
        words = _("“{tag}” ใช้ไม่ได้ คำสั่งที่ใช้ได้คือ {words}")
        return words.format(tag=tag.source, words=" ".join(_WORDS))
    return ""


def _near(text: str, mark: "re.Match[str]") -> str:
    """Return the text from a sign on, so that she finds it on the page."""
    found = text[max(mark.start() - 12, 0) : mark.start() + _SHOWN].strip()
    return " " + _("ตรง “{text}”").format(text=found)
