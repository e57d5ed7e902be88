"""What sort of page a plain-text dump is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.model import Block, PageKind, Role, visible_characters

ARTICLE_MIN_CHARACTERS = 140
"""Visible characters of prose an article has at least; the shortest labelled has 350."""

ERROR_MAX_CHARACTERS = 1500
"""Visible characters of the longest page that is taken for an error message."""

LISTING_MIN_LINES = 6
"""Lines set aside as other articles or menus from which a page without article is a listing."""

_ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503)\b.{0,40}"
    r"(?:error|not found|forbidden|unavailable|gateway|fehler|erreur)"
    r"|(?:page|site|seite|página|pagina|strona|страница|sayfa) "
    r"(?:not found|nicht gefunden|no encontrada|"
    r"non trouvée|introuvable|não encontrada|non trovata|nie istnieje|не найдена|bulunamadı)"
    r"|access denied|verify (?:that )?you are (?:a )?human|checking your browser|"
    r"enable javascript and cookies"
    r"|too many requests|页面不存在|页面未找到|ページが見つかりません|"
    r"페이지를 찾을 수 없습니다|الصفحة غير موجودة",
    re.I,
)


def kind_of(blocks: Sequence[Block]) -> PageKind:
    """The page's kind, from its blocks and their roles."""
    if not any(visible_characters(block.text) for block in blocks):
        return PageKind.EMPTY
    total = sum(visible_characters(block.text) for block in blocks)
    if total <= ERROR_MAX_CHARACTERS and any(_ERROR.search(block.text[:400]) for block in blocks):
        return PageKind.ERROR_PAGE
    prose = sum(visible_characters(block.text) for block in blocks if block.role is Role.BODY)
    wide = sum(1 for block in blocks if block.role is Role.BODY and not block.text[:60].isascii())
    needed = ARTICLE_MIN_CHARACTERS // 3 if wide else ARTICLE_MIN_CHARACTERS
    if prose >= needed:
        return PageKind.ARTICLE
    listed = sum(1 for block in blocks if block.role in (Role.RELATED, Role.NAV, Role.LEAD_JUNK))
    return PageKind.LISTING if listed >= LISTING_MIN_LINES else PageKind.OTHER
