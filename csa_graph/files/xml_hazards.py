"""XML that would take its parser hours is known before it is parsed, in time in proportion to it."""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

# The parser of RDF/XML takes time in the square of both: it compares each attribute of an element with all
# others, and looks through all the elements around another one.
_DEEPEST = 200
_MOST_ATTRIBUTES = 1_000
_PART = 1 << 20
# In XML, what can hold the letters of a declaration without being one, to its end or that of the text.
_DECLARATION = r"(?si)<!--(?:.*?-->|.*)|<!\[CDATA\[(?:.*?\]\]>|.*)|(<!(?:DOCTYPE|ENTITY))"


class Hazard(NamedTuple):
    """Why a text in XML is not parsed.

    Attributes:
        what: What is wrong with it, in words.
        line: Where.
    """

    what: str
    line: int


class _HazardError(Exception):
    """Ends the look at a text at the first hazard."""


def find(text: str) -> Hazard | None:
    r"""Return the first hazard of a text in XML.

    What is not well-formed is one too: two parsers do not make the same of it, so what the one has looked at
    says nothing of what the other meets.

    >>> find("<a>\n<!-- <!DOCTYPE b> --></a>"), find("\n<!DOCTYPE a []>").line
    (None, 2)
    """
    declared = next((each for each in re.finditer(_DECLARATION, text) if each[1]), None)
    if declared is not None:
        what = "this XML declares a document type or entities, which are not read: write them out"
        return Hazard(what, text.count("\n", 0, declared.start()) + 1)
    from xml.parsers import expat

    # The text is decoded already, whatever it declares of its encoding.
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    depth = 0

    def begin(_name: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            _stop("this XML is nested too deeply to be read")
        if len(attributes) > 2 * _MOST_ATTRIBUTES:
            _stop(f"an element of this XML has more than {_MOST_ATTRIBUTES:,} attributes, which is not read")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    content = text.encode("utf-8", "replace")
    try:
        for start in range(0, len(content), _PART):
            parser.Parse(content[start : start + _PART])
        parser.Parse(b"", True)
    except _HazardError as found:
        return Hazard(str(found), parser.CurrentLineNumber)
    except expat.ExpatError as error:
        return Hazard(f"this is not valid RDF/XML: {expat.ErrorString(error.code)}", error.lineno)
    return None


def _stop(what: str) -> NoReturn:
    raise _HazardError(what)
