"""The form in which words are compared."""

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile(
    r"[\s\u200b\u200c\u200d\u2060\ufeff\u00ad"  # blanks of every width, zero-width characters, soft hyphens
    r"·ㆍ․‧・･∙•"  # middle dots, which pages mix freely
    r":：()（）\[\]［］【】〈〉《》「」『』<>○□◦◇◆■●▪▫△▲▶▷❍ㅇㅁ\-–—~∼〜'’‘`\"“”.,*※/|_]+"
)


@lru_cache(maxsize=16_384)  # a document says the same labels over and over
def squeeze(text: str) -> str:
    """Key of a label: no blanks, no punctuation, one width, lower case.

    >>> squeeze("사 업 기 간 :") == squeeze("〈사업기간〉") == "사업기간"
    True
    >>> squeeze("신규·계속"), squeeze("신규/계속")
    ('신규계속', '신규계속')
    """
    folded = unicodedata.normalize("NFC", text).translate(_WIDTH)
    return _DROPPED.sub("", folded).casefold()


# Full-width letters and digits to their ASCII forms. Nothing else is folded: NFKC would destroy ㎡, ① and ㆍ.
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
