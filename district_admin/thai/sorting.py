"""The order of the Thai dictionary, for lists of names, words and agencies.

As the Royal Institute orders them (ISO/IEC 14651, Thai string ordering): consonants before vowels,
a leading vowel after the consonant it is written before, tone marks only among words that are
otherwise the same. Digits come first, Thai and Arabic alike, then Thai, then other letters; spaces,
punctuation, ๆ and ฯ do not count. Numbers go by what they count, which no dictionary has to say:
บ้านหนอง 2 stands before บ้านหนอง ๑๐.

A number is written into the key with a sign of its length before it, so that keys stay plain texts
which SQLite compares as well. Rejected: filling numbers up with zeros (the keys of 100,000 records
would grow by them, and a number longer than the filling stands wrong).

Written here: ICU has no light package for Windows, and pythainlp weighs 67 MB.
"""

import re
import unicodedata
from typing import Final

from district_admin.thai.normalise import normalise
from district_admin.thai.numerals import to_arabic_digits

_LEADING_VOWEL: Final = re.compile("([เ-ไ])([ก-ฮ])")
_VOWELS: Final = "\u0e4dะ\u0e31า\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39เแโใไ\u0e3a"
_TONES: Final = {mark: chr(ord("!") + rank) for rank, mark in enumerate("๎์็่้๊๋")}
_NUMBER_OR_ONE: Final = re.compile("[0-9]+|.", re.DOTALL)
_BEFORE_DIGITS: Final = "\x01"
_LONGEST: Final = 60  # digits; longer numbers are compared digit by digit
_AFTER_THAI: Final = "\uffff"


def _thai_weights() -> dict[str, str]:
    """Map Thai letters to characters that compare in the order of the dictionary."""
    weights = {chr(code): chr(code) for code in range(ord("ก"), ord("ฮ") + 1)}
    weights |= {vowel: chr(ord("ฮ") + rank) for rank, vowel in enumerate(_VOWELS, 1)}
    # Sara am is a nikhahit on า, and the long stroke of ฤๅ is a longer า.
    return weights | {"ำ": weights["า"] + weights["\u0e4d"], "ๅ": weights["า"]}


_WEIGHTS: Final = _thai_weights()


def thai_sort_key(text: str) -> tuple[str, str, str]:
    """Return what to sort by, so that `sorted(names, key=thai_sort_key)` is dictionary order.

    Only the same text has the same key; what the dictionary holds equal is ordered by its letters.
    """
    letters = _LEADING_VOWEL.sub(r"\2\1", to_arabic_digits(normalise(text)).casefold())
    primary = []
    tones = []
    for part in _NUMBER_OR_ONE.findall(unicodedata.normalize("NFD", letters)):
        if part in _TONES:
            tones.append(_TONES[part])
        elif "0" <= part[0] <= "9":
            number = part.lstrip("0") or "0"
            primary.append(_with_length(number))
            tones.append(" " + "0" * (len(part) - len(number)))
        elif weight := _weight(part):
            primary.append(weight)
            tones.append(" ")
    return "".join(primary), "".join(tones).rstrip(), text


def _with_length(number: str) -> str:
    """Return a number that stands after all shorter ones: 5, then :10, then ;100."""
    if len(number) == 1:
        return number
    return chr(ord("8") + min(len(number), _LONGEST)) + number


def _weight(character: str) -> str:
    """Return what a character counts in the first comparison; nothing if it does not count."""
    if character in _WEIGHTS:
        return _WEIGHTS[character]
    category = unicodedata.category(character)
    if category[0] in "PZCM" or ("ฯ" <= character <= "๛" and category[0] != "S"):
        return ""
    return (_BEFORE_DIGITS if category[0] == "S" else _AFTER_THAI) + character
