"""The smallest pieces of Thai writing: a letter with its vowels and marks, never parted."""

import re

# official-documents 6.1, rule 3: marks, following vowels, repetition and abbreviation signs,
# closing signs.
NEVER_BEFORE = frozenset("ๆฯ)]}”’\"'.,:;!?%/…ะาำๅ\u00a0") | {
    chr(code) for code in (0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F))
}
# Rule 4: opening signs and the vowels that are written before their consonant.
NEVER_AFTER = frozenset("([{“‘\"'เแโใไ\u00a0")

_CLUSTER = re.compile(
    r"""
    ก็(?!อ)                                       # the word ก็ has no final consonant
    | [เแโใไ]?[ก-ฮ]
      (?: [ิ-ฺ]?์                                 # silenced letter: ธุ์ in พันธุ์
        | (?: [ัื][่-๋]? | ็[่-๋]? )[ก-ฮ](?:[ิุ]?์)?  # these vowels need a final consonant
        | [ะาำิ-ฺๅ็-๎]*
      )
      (?: [ก-ฮ][ิุ]?์ )*                          # silenced letters that follow: ศุกร์
      [ะาำ]?
    | [ฤฦ]ๅ?
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


def clusters(word: str) -> list[int]:
    """Return the offsets where the clusters of a Thai word end, the last being its length."""
    return [cluster.end() for cluster in _CLUSTER.finditer(word)]


def cluster_offsets(text: str) -> list[int]:
    """Return the offsets inside `text` where it can be cut in need (official-documents 6.1).

    For words longer than a line only: a cut here is inside a word, but never inside a cluster.
    """
    return [offset for offset in clusters(text)[:-1] if is_legal(text, offset)]


def is_legal(text: str, offset: int) -> bool:
    """Say whether a line may begin at `offset` at all, whatever the words are."""
    return text[offset] not in NEVER_BEFORE and text[offset - 1] not in NEVER_AFTER
