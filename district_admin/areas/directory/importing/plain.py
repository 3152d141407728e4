"""The keys of records by the hundred thousand: a short way to what `model.keys` makes.

Nearly every name is Thai letters in their usual order, with nothing to put right. For those the
keys are a few translations of the whole text instead of a walk through its letters (less than half
the time); everything else goes the long way. A test holds the two ways to the same keys.
"""

import re
from typing import Final

from district_admin.areas.directory.model.keys import name_key, searched_text, sort_text
from district_admin.areas.directory.model.person import person_keys
from district_admin.thai.names import PersonName
from district_admin.thai.sorting import thai_sort_key

# A consonant with its marks in the order they are kept in, or a vowel on the line.
_CLUSTER: Final = r"(?:[ก-ฮ][ัิ-ู]?[็-์]?ำ?|[ะา]|[เ-ไ](?=[ก-ฮ]))"
_LETTERS: Final = re.compile(rf"{_CLUSTER}++(?: {_CLUSTER}++)*+")
_NAME: Final = re.compile(rf"(?:{_CLUSTER}|\.)++(?: {{1,2}}(?:{_CLUSTER}|\.)++)*+")
_SEARCHED: Final = re.compile(rf"(?:{_CLUSTER}|[!-Z\\-~])++(?:[ \n](?:{_CLUSTER}|[!-Z\\-~])++)*+")
_NUMBERS_APART: Final = re.compile(r"[0-9][-–./() ]+[0-9]")
_LEADING_VOWEL: Final = re.compile("([เ-ไ])([ก-ฮ])")

_TONES: Final = "็่้๊๋์"
_OTHERS: Final = "".join(map(chr, range(ord("ก"), ord("ฮ") + 1))) + "ะัาำิีึืุูเแโใไ"
_PRIMARY: Final = str.maketrans(
    {**{each: thai_sort_key(each)[0] for each in _OTHERS}, **dict.fromkeys(_TONES + " ", "")}
)
_SECONDARY: Final = str.maketrans(
    {**dict.fromkeys(_OTHERS, " "), **{tone: thai_sort_key(tone)[1] for tone in _TONES}, " ": ""}
)
_BETWEEN: Final = "\x01"


def is_plain(text: str) -> bool:
    """Say whether a name is of Thai letters with nothing to put right but double spaces."""
    return _NAME.fullmatch(text) is not None


def keys_of_person(
    title: str, first: str, last: str, telephone: str, mobile: str, email: str
) -> tuple[str, str, str]:
    """Return what `person_keys` returns: name key, searched text and sort text."""
    both = f"{first} {last}" if last else first
    if _LETTERS.fullmatch(both) is None:
        return person_keys(title, first, last, telephone, mobile, email)
    told = [PersonName(title, first, "").full, last, telephone, mobile, email]
    searched = "\n".join(text for text in told if text)
    if _SEARCHED.fullmatch(searched) is None or _NUMBERS_APART.search(searched):
        searched = searched_text(*told)
    else:
        searched = searched.lower()
    return both.replace(" ", ""), searched, _sort_text(first) + _BETWEEN + _sort_text(last)


def key_of_name(first: str, last: str) -> str:
    """Return what `name_key` returns for a person's name."""
    both = first + last
    return both.replace(" ", "") if _LETTERS.fullmatch(both) else name_key(first, last)


def _sort_text(letters: str) -> str:
    if not letters:
        return sort_text(letters)
    letters = _LEADING_VOWEL.sub(r"\2\1", letters)
    return letters.translate(_PRIMARY) + _BETWEEN + letters.translate(_SECONDARY).rstrip()
