"""The words a page carries besides its text: its number, and the word that leads to the next."""

from district_admin.thai.segmentation import break_opportunities

_LEAST = 6
_MOST = 18
_SURE = 1.5  # the doubt of a place that no reader would stumble at
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def page_number_text(number: int, thai: bool) -> str:
    """Return the number as it stands at the top of a page: "- ๒ -" (official-documents 1.8)."""
    digits = str(number)
    return f"- {digits.translate(_THAI_DIGITS) if thai else digits} -"


def continuation_words(text: str, words: tuple[str, ...] = ()) -> str:
    """Return what stands at the foot of the page before a page that begins with `text`.

    "/", the first words up to the first space or 12 to 18 characters cut at a word, and "..."
    (official-documents 1.8). A number or other very short word takes the words after it along.
    """
    start = " ".join(text.replace("\t", " ").split(" ")).strip(" \u00a0")
    spaces = [at for at, char in enumerate(start) if char == " " and at >= _LEAST]
    if spaces and spaces[0] <= _MOST:
        return f"/{start[: spaces[0]]}..."
    if len(start) <= _MOST:
        return f"/{start}..."
    places = break_opportunities(start, words)
    fitting = [place for place in places if _LEAST <= place.offset <= _MOST] or places[:1]
    if not fitting:
        return f"/{start[:_MOST]}..."
    surest = min(place.penalty for place in fitting)
    end = max(place.offset for place in fitting if place.penalty <= max(surest, _SURE))
    return f"/{start[:end].rstrip()}..."
