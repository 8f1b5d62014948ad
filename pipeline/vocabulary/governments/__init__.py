"""Local governments as a dated table: who bears a name on a day, and which names a text spells.

>>> from datetime import date
>>> find("가평군").code
'4182000000'
>>> find("고성군") is None, find("고성군", "경남").parent
(True, '경상남도')
>>> [find("춘천시", on=date(year, 1, 1)).code for year in (2023, 2024)]
['4211000000', '5111000000']
"""

from pipeline.vocabulary.governments.spelling import Spelled, named_in, spelled, stems_in
from pipeline.vocabulary.governments.table import Government, candidates, family, find, governments, in_force
from pipeline.vocabulary.governments.titles import Titles, titles

__all__ = [
    "Government",
    "Spelled",
    "Titles",
    "candidates",
    "family",
    "find",
    "governments",
    "in_force",
    "named_in",
    "spelled",
    "stems_in",
    "titles",
]
