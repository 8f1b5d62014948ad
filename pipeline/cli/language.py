"""Korean or English: what the user asked for, or what the locale says."""

from __future__ import annotations

import locale
from collections.abc import Mapping, Sequence

from pipeline.errors import Language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked(arguments: Sequence[str]) -> Language | None:
    """The language that `--lang` names anywhere on the command line; the last one wins.

    It is looked up before the arguments are parsed, because help and usage errors are to be in it too.

    >>> asked(["extract", "--lang", "ko", "plan.pdf"])
    'ko'
    >>> asked(["--lang=en", "schema"])
    'en'
    >>> asked(["extract", "--", "--lang", "ko"])
    """
    found: Language | None = None
    before = ""
    for argument in arguments:
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        word = value if name == "--lang" else argument if before == "--lang" else ""
        if word == "ko":
            found = "ko"
        elif word == "en":
            found = "en"
        before = argument
    return found


def spoken(environment: Mapping[str, str]) -> Language:
    """The language of the locale: Korean where it is Korean, else English.

    >>> spoken({"LC_ALL": "", "LANG": "ko_KR.UTF-8"})
    'ko'
    >>> spoken({"LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"})
    'en'
    """
    told = next((value for name in _VARIABLES if (value := environment.get(name))), None)
    if told is None:  # Windows sets none of them
        told = locale.getlocale()[0] or ""
    return "ko" if told.lower().startswith("ko") else "en"
