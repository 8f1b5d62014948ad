"""Text as it stands on the page → text to read: blanks, look-alike characters, bullets and numbering."""

from pipeline.values.bullets import split_inline_bullets
from pipeline.values.markers import is_note, strip_marker
from pipeline.values.plain import clean, fold

__all__ = ["clean", "fold", "is_note", "split_inline_bullets", "strip_marker"]
