"""The Korean words that gongyak knows, as data: loaded once, validated, frozen.

A label is matched by its squeezed form, so blanks, case, width and middle dots never matter.
"""

from pipeline.vocabulary.book import Vocabulary, current, find_label, label_of, lookup, using
from pipeline.vocabulary.compounds import pieces_of
from pipeline.vocabulary.labels import CANDIDATE_FIELDS, Label
from pipeline.vocabulary.lookup import Lookup
from pipeline.vocabulary.near import Near, near_label, nearest_label
from pipeline.vocabulary.profile import Profile, ProfileError, load_profile
from pipeline.vocabulary.squeeze import squeeze

__all__ = [
    "CANDIDATE_FIELDS",
    "Label",
    "Lookup",
    "Near",
    "Profile",
    "ProfileError",
    "Vocabulary",
    "current",
    "find_label",
    "label_of",
    "load_profile",
    "lookup",
    "near_label",
    "nearest_label",
    "pieces_of",
    "squeeze",
    "using",
]
