"""The Korean words that gongyak knows, as data: loaded once, validated, frozen.

A label is matched by its squeezed form, so blanks, case, width and middle dots never matter.
"""

from pipeline.vocabulary.labels import CANDIDATE_FIELDS, Label, find_label, label_of, nearest_label
from pipeline.vocabulary.lookup import Lookup, lookup
from pipeline.vocabulary.squeeze import squeeze

__all__ = ["CANDIDATE_FIELDS", "Label", "Lookup", "find_label", "label_of", "lookup", "nearest_label", "squeeze"]
