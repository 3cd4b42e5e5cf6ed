"""Names and identifiers from any source become IRIs: stable, readable, and harmless whatever the text holds.

Looks nothing up, and knows nothing of what the IRIs stand for.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

from csa_graph.base.errors import CsaGraphError

_LONGEST = 80
_NOT_PLAIN = re.compile(r"[^a-z0-9.]+")
# What SPARQL, Turtle and N-Quads refuse between < and >, and what they read as an escape.
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f\u00a0\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def slug(text: str, longest: int = _LONGEST) -> str:
    """Return the end of an IRI that a text makes: lower case ASCII letters, digits, ``-`` and ``.``.

    Letters of other scripts stand as their code points, so that different names stay different.

    Args:
        text: A name or identifier, of whatever origin.
        longest: Most characters of the result; a checksum at the end stands for what is cut off.

    >>> slug("Safer Communities Board"), slug("4.7"), slug("Café <b>&</b>")
    ('safer-communities-board', '4.7', 'cafe-b-and-b')
    >>> slug("埠頭"), slug("../..")
    ('u57e0-u982d', 'x')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    if not plain.isascii():
        plain = "".join(_letter(char) for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"['\u2019\u02bc`\u00b4]", "", plain)
    plain = re.sub(r"\.{2,}", "-", _NOT_PLAIN.sub("-", plain)).strip("-.")
    plain = re.sub(r"-{2,}", "-", plain)
    if len(plain) > longest:
        import hashlib

        mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        plain = f"{plain[: longest - 9].rstrip('-.')}-{mark}"
    return plain or "x"


def _letter(char: str) -> str:
    if char.isascii() or not char.isalnum():
        return char
    return f" u{ord(char):x} "


def is_iri(text: str) -> bool:
    """Return whether a text can stand as an absolute IRI.

    >>> is_iri("https://example.org/a"), is_iri("a b:c"), is_iri("urn:x y"), is_iri("board")
    (True, False, False, False)
    """
    import pyoxigraph as ox

    if not _SCHEME.match(text) or _NOT_IN_IRI.search(text):
        return False
    try:
        # The engine has the last word.
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def is_web_address(text: str) -> bool:
    """Return whether a text is an address that a browser opens as a page, and nothing that it would run.

    >>> is_web_address("https://example.org/"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return text.lower().startswith(("http://", "https://")) and is_iri(text)


def has_steps(iri: str) -> bool:
    """Return whether the path of an IRI has a step that browsers and servers take out: ``.`` or ``..``.

    >>> has_steps("https://example.org/a/.."), has_steps("https://example.org/a/b..c")
    (True, False)
    """
    path = re.split(r"[?#]", iri, maxsplit=1)[0]
    return not {".", ".."}.isdisjoint(path.split("/"))


def is_namespace(text: str) -> bool:
    """Return whether new IRIs can begin with a text.

    >>> is_namespace("https://example.org/a/"), is_namespace("urn:x#"), is_namespace("https://example.org/a")
    (True, True, False)
    """
    return text.endswith(("/", "#")) and is_iri(text)


def require_namespace(text: str) -> str:
    """Return a text with which new IRIs can begin.

    Raises:
        CsaGraphError: It is none.
    """
    if not is_namespace(text):
        raise CsaGraphError(f"The namespace “{text}” must be an IRI that ends in / or #.")
    return text


class Minter:
    """New IRIs in a namespace, each given once: a clash gets a number.

    Args:
        base: The namespace, ending in ``/`` or ``#``.
        taken: IRIs that stand for something already.

    >>> minter = Minter("https://example.org/", {"https://example.org/board"})
    >>> minter.mint("Board"), minter.mint("Board"), minter.mint("Panel")
    ('https://example.org/board-2', 'https://example.org/board-3', 'https://example.org/panel')
    """

    def __init__(self, base: str, taken: set[str] | None = None) -> None:
        self._base = base
        self._taken = set(taken or ())
        self._last: dict[str, int] = {}

    def mint(self, text: str, free: Collection[str] = ()) -> str:
        """Return an IRI for a text; whoever asks in another order may get other numbers.

        Args:
            text: What the IRI is made of.
            free: Those of the taken IRIs that may be given once more: what they stood for is this thing.
        """
        start = self._base + slug(text)
        iri, number = start, self._last.get(start, 1)
        while iri in self._taken and iri not in free:
            number += 1
            iri = f"{start}-{number}"
        self._last[start] = number
        self._taken.add(iri)
        return iri
