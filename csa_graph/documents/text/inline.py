"""Marks within a line of Markdown are taken away: links, emphasis, pictures, footnotes. The words stay."""

from __future__ import annotations

import html
import re

_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,500}\])")
_NOTE = re.compile(r"\[\^[^\]\n]{1,100}\]")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,1000})\](?:\((?:[^()\n]|\([^()\n]*\)){0,2000}\)|\[[^\]\n]{0,500}\])(?:\{[^}\n]{0,200}\})?"
)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)?[^\s<>]+[@.][^\s<>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]{1,1000}?)(?<=[^\s\\])\1(?![\w*])", re.DOTALL)
_CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,1000}~~")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~^$])")
_RAISED = re.compile(r"\^(\d{1,3})\^")
_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def strip(text: str) -> str:
    r"""Take the marks of Markdown away.

    >>> strip("See the [Safer Plan](#plan), **Appendix C** and _more_ on snake_case 2 * 3 * 4")
    'See the Safer Plan, Appendix C and more on snake_case 2 * 3 * 4'
    """
    if not _MARKS.search(text):
        return text
    text = _PICTURE.sub("", text)
    text = _NOTE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _ADDRESS.sub(r"\1", text)
    text = re.sub(r"<br\s*/?>", " ", text)
    text = _TAG.sub("", text)
    text = _STRUCK.sub("", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _CODE.sub(r"\2", text)
    text = _RAISED.sub(lambda match: match[1].translate(_FIGURES), text)
    return html.unescape(_ESCAPED.sub(r"\1", text))


_MARKS = re.compile(r"[\[*_`<&\\~^]")


def is_strong(text: str) -> bool:
    """Tell whether all of a text is marked as bold.

    >>> is_strong("**Purpose**"), is_strong("**Chair:** the Leader")
    (True, False)
    """
    stripped = text.strip()
    match = _STRONG.fullmatch(stripped)
    return match is not None and match[1] not in match[2]
