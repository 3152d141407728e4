"""What records are found, sorted and compared by; made from their texts each time these change.

The keys are stored beside the texts: SQLite knows neither Thai order nor Thai digits, and making
them while the list of 100,000 people is on its way to the screen would take seconds. Rejected: an
index of full text (FTS5 finds words, and Thai is written without spaces between them).
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from district_admin.thai.normalise import normalise, search_key
from district_admin.thai.numerals import to_arabic_digits
from district_admin.thai.sorting import thai_sort_key

# Sorts before every letter, so that a shorter word stands before a longer one.
_BETWEEN: Final = "\x01"
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)[-–./() ]+(?=\d)")
_NUMBER_TYPED: Final = re.compile(r"[0-9(+][-–./0-9()+]*")
_NOT_DIGITS: Final = re.compile(r"\D+")

# Titles and names come again and again in a long list.
_key = lru_cache(maxsize=20_000)(search_key)


@lru_cache(maxsize=20_000)
def _sorted_part(part: str) -> str:
    return _BETWEEN.join(thai_sort_key(part)[:2])


def tidy(text: str) -> str:
    """Return a text of one line as it is kept: normalised, single spaces."""
    return " ".join(normalise(text).split())


def tidy_number(text: str) -> str:
    """Return a code, postcode or telephone number as it is kept: tidy, in Arabic digits."""
    return to_arabic_digits(tidy(text))


def digits_of(text: str) -> str:
    """Return the digits of a number alone, as Arabic digits: ๐๘-๑๒๓๔ is 081234."""
    return _NOT_DIGITS.sub("", to_arabic_digits(text))


def name_key(*parts: str) -> str:
    """Return what two records are held to be the same by: the letters and digits, no spaces."""
    letters = "".join(_key(part) for part in parts)
    if letters.isalnum():
        return letters
    return "".join(c for c in letters if unicodedata.category(c)[0] not in "ZPS")


def sort_text(*parts: str) -> str:
    """Return a text that SQLite sorts in the order of the Thai dictionary, part by part."""
    return _BETWEEN.join(map(_sorted_part, parts))


def searched_text(*texts: str) -> str:
    """Return the text that a search looks into: each text, and its numbers without dashes."""
    key = "\n".join(_key(text) for text in texts if text)
    joined = _BETWEEN_DIGITS.sub("", key)
    return key if joined == key else f"{key}\n{joined}"


def searched_words(typed: str) -> list[str]:
    """Return the words that must all be in a record's searched text; none when nothing is typed."""
    words = search_key(typed).split()
    return [
        _NOT_DIGITS.sub("", word) or word if _NUMBER_TYPED.fullmatch(word) else word
        for word in words
    ]
