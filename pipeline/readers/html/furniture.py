"""What of a page is no content: menus, heads and feet, by tag, role, and the names that site builders give them."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

NOT_SHOWN = frozenset({"script", "style", "noscript", "template", "head", "select", "button", "datalist", "iframe", "object", "svg", "canvas", "audio", "video", "map", "textarea", "rt", "rp", "colgroup"})  # fmt: skip
_TAGS = frozenset({"nav", "aside", "menu"})
_ENDS = frozenset({"header", "footer"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar"})
_NAMES = frozenset(
    {
        "gnb", "lnb", "snb", "tnb", "fnb", "nav", "navi", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "sitemap",
        "copyright", "sns", "share", "skip", "skipnav", "skipnavi", "quick", "quickmenu", "pagination", "paging", "paginate",
        "satisfaction", "searchbar",
    }
)  # fmt: skip
_WORDS = re.compile(r"[a-z]+", re.IGNORECASE)
_CONTENT = frozenset({"table", "main", "article"})


def is_furniture(element: Element) -> bool:
    """Whether an element stands round the content. What holds a table never does: rather too much is read than too little."""
    tag = str(element.tag)
    if tag in {"html", "body", "td", "th", "tr", "table", "main", "article", "li", "a", "span"}:
        return False
    named = _WORDS.findall(f"{element.get('class', '')} {element.get('id', '')}".lower())
    found = (
        tag in _TAGS
        or element.get("role", "").lower() in _ROLES
        or not _NAMES.isdisjoint(named)
        or (
            (tag in _ENDS or element.get("id", "").lower() in _ENDS)
            and not _inside(element, "main", "article", "section")
        )
    )
    return found and next(element.iter(*_CONTENT), None) is None


def main_of(root: Element) -> Element | None:
    """The one element that says it is the content, where no table stands outside it."""
    found = [
        one for one in root.iter() if isinstance(one.tag, str) and (one.tag == "main" or one.get("role") == "main")
    ]
    if len(found) != 1:
        return None
    inside = sum(1 for _ in found[0].iter("table"))
    return found[0] if inside == sum(1 for _ in root.iter("table")) else None


def _inside(element: Element, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None
