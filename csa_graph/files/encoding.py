"""The bytes of a file from an unknown source become text: in UTF-8, UTF-16, UTF-32 or Windows-1252.

Any bytes make a text; what had to be taken for Windows-1252 is told by its lines. Does not look at what the
text says.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from csa_graph.base.wording import list_words

# So much of a file shows its encoding.
_SHOWN = 4096
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In text of most languages one byte in some is zero where a character has two or four.
_WIDTHS = ((4, 0, "utf-32-le"), (4, 3, "utf-32-be"), (2, 0, "utf-16-le"), (2, 1, "utf-16-be"))
_MOST, _SOME, _MANY, _SHORT = 0.95, 0.2, 0.6, 64


class Text(NamedTuple):
    """What a file says.

    Attributes:
        text: The text, without a byte order mark.
        encoding: What it is in, as people call it: ``UTF-8``, ``UTF-16``, ``UTF-32``, ``Windows-1252``.
        not_utf8: The lines that are not UTF-8 and were taken for Windows-1252.
    """

    text: str
    encoding: str
    not_utf8: tuple[int, ...] = ()


def find_wide(content: bytes) -> str | None:
    r"""Return the encoding of text with two or four bytes a character; None for any other.

    >>> find_wide("Harbour".encode("utf-16-le")), find_wide("Quay".encode("utf-16")), find_wide(b"Quay")
    ('utf-16-le', 'utf-16', None)
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    start = content[:_SHOWN]
    zeros = start.count(0)
    if not zeros:
        return None
    for width, place, name in _WIDTHS:
        characters = len(start) // width
        # All bytes but one of a character of ASCII are zero.
        beside = sum(start[other::width].count(0) for other in range(width) if other != place)
        # Few bytes must show it all the more clearly.
        share = _SOME if characters > _SHORT else _MANY
        if beside >= _MOST * zeros and beside >= share * characters * (width - 1) and characters:
            try:
                shown = start[: characters * width].decode(name)
            except UnicodeDecodeError as error:
                # A pair at the end can be cut in two.
                if error.start < max(characters - 1, 1) * width:
                    continue
                shown = start[: error.start].decode(name)
            # What is binary has zeros too; text has no other control characters than these.
            if any(char < " " and char not in "\t\n\f\r" for char in shown):
                continue
            return name
    return None


def read(content: bytes) -> Text:
    r"""Return the text of a file. Files that were put together change their encoding from line to line.

    >>> read("Café".encode("utf-16-be")).encoding, read(b"Caf\xe9\nQuay").not_utf8
    ('UTF-16', (1,))
    """
    wide = find_wide(content)
    if wide is not None:
        text = content.decode(wide, "replace").removeprefix("\ufeff")
        return Text(text, wide[:6].upper())
    try:
        return Text(content.decode("utf-8-sig"), "UTF-8")
    except UnicodeDecodeError:
        pass
    parts, not_utf8 = [], []
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True), 1):
        try:
            parts.append(line.decode())
        except UnicodeDecodeError:
            parts.append(line.decode("cp1252", "replace"))
            not_utf8.append(number)
    return Text("".join(parts), "Windows-1252", tuple(not_utf8))


def describe(text: Text) -> str:
    """Return what to say of a text that was taken for Windows-1252; empty for any other."""
    if not text.not_utf8:
        return ""
    shown = [str(each) for each in text.not_utf8[:10]] + (["…"] if len(text.not_utf8) > 10 else [])
    lines = f"line{'s' if len(text.not_utf8) > 1 else ''} {list_words(shown)}"
    return f"{lines}: not in UTF-8, so read as Windows-1252; look at accents and dashes"
