"""Makes resources/words/thai.txt from PyThaiNLP's word list and word counts.

PYTHONPATH=. python packaging/weigh_words.py words_th.txt tnc_freq.txt resources/words/thai.txt

Run by hand when PyThaiNLP has better lists; both files lie in its wheel under pythainlp/corpus.
"""

import math
import re
import sys
from pathlib import Path

from district_admin.thai.word_list import LONG_NAME, RAREST, weight_of_parts

_THAI_WORD = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
# A compound that is in the word list counts as one word this much more than its parts, because
# the counts were made by a program that did not know many of the compounds.
_COMPOUND_ADVANTAGE = 1.5


def weigh(words: list[str], counts: dict[str, int]) -> dict[str, float]:
    """Return the weight of each word, the negative logarithm of its share of running text."""
    total = sum(counts.values())
    rarest_count = total * math.exp(-RAREST)
    weights = {word: -math.log((counts.get(word, 0) + rarest_count) / total) for word in words}
    for word in sorted(words, key=len):
        compound = weight_of_parts(word, weights) - _COMPOUND_ADVANTAGE
        if len(word) > LONG_NAME and not math.isinf(compound):
            weights[word] = compound
        else:
            weights[word] = min(weights[word], compound)
    return weights


def main(words_file: str, counts_file: str, result_file: str) -> None:
    """Read both lists and write the weighed one."""
    lines = Path(words_file).read_text(encoding="utf-8-sig").splitlines()
    words = sorted({line.strip() for line in lines if _THAI_WORD.fullmatch(line.strip())})
    counts = {}
    for line in Path(counts_file).read_text(encoding="utf-8-sig").splitlines():
        word, _, count = line.partition("\t")
        if count.strip().isdigit():
            counts[word] = int(count)
    weights = weigh(words, counts)
    text = "".join(f"{word}\t{weight:.2f}\n" for word, weight in weights.items())
    Path(result_file).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(weights)} words, {len(text.encode()) // 1000} kB")


if __name__ == "__main__":
    main(*sys.argv[1:4])
