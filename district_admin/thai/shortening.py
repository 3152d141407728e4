"""A text made to fit, with whole words: what a long title is called in a name of a file.

The places are those where a line may be broken. Rejected: cutting between letters, as a file name
that is too long for a disc is cut in the end (ผู้อำนวยการก says less than ผู้อำนวยการ).
"""

from typing import Final

from district_admin.thai.segmentation import break_opportunities

_SURE: Final = 7.0  # the end of a word, inside a compound too; above are those inside names


def whole_words(text: str, most: int) -> str:
    """Return as many whole words of a text as go into `most` letters; letters where none does."""
    if len(text) <= most:
        return text
    ends = [at.offset for at in break_opportunities(text) if at.penalty <= _SURE]
    last = max((end for end in ends if end <= most), default=0)
    return text[: last or most].rstrip()
