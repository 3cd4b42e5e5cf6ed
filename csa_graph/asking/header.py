"""The header of a query file becomes values: the lines behind ``#+`` at the top of the file, in TOML.

Nearly all headers are plain: texts, lists of texts, whole numbers and truth values, one a line. These are
read here, as the parser of TOML looks at each letter: of all checks it takes three times as long. Whatever is
not plain is left to it, mistakes too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csa_graph.base.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

_TRUTH = {"true": True, "false": False}


def read(text: str, query: str) -> dict[str, Any]:
    r"""Read the header of a query file.

    Args:
        text: The whole file.
        query: Its name.

    Raises:
        QueryError: It is not valid TOML.

    >>> read('#+ summary = "Who?"\n#+ [columns]\n#+ who = "the body"\nSELECT …', "who")
    {'summary': 'Who?', 'columns': {'who': 'the body'}}
    """
    lines = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        lines.append(line[2:].removeprefix(" "))
    plain = _read_plain(lines)
    if plain is not None:
        return plain
    import tomllib

    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"its header is not valid TOML: {error}", query) from None


def leave_out(text: str) -> str:
    r"""Return a query file without its header: each line of that becomes an empty one, so that places stay.

    What is sent to an engine is shorter, and words of the header are not taken for words of the query.

    >>> leave_out('#+ summary = "From where?"\nSELECT …\n#+ 1')
    '\nSELECT …\n#+ 1'
    """
    end = lines = 0
    while text.startswith("#+", end):
        end = text.find("\n", end) + 1 or len(text)
        lines += 1
    return "\n" * lines + text[end:]


def _read_plain(lines: Iterable[str]) -> dict[str, Any] | None:
    """Read a header of plain lines; None where a line is anything else."""
    header: dict[str, Any] = {}
    table: dict[str, Any] | None = header
    for line in lines:
        key, equals, written = line.partition(" = ")
        if not equals:
            table = _open_table(header, line)
            if table is None:
                return None
            continue
        value = _read_value(written)
        if value is None or table is None or key in table or not _is_key(key):
            return None
        table[key] = value
    return header


def _open_table(header: dict[str, Any], line: str) -> dict[str, Any] | None:
    """Add the table that a line opens; None where it opens none, or one that is there."""
    if not (line.startswith("[") and line.endswith("]")):
        return None
    *outer, name = line[1:-1].split(".")
    table = header
    for each in outer:
        inner = table.setdefault(each, {})
        if not isinstance(inner, dict) or not _is_key(each):
            return None
        table = inner
    if name in table or not _is_key(name):
        return None
    opened: dict[str, Any] = {}
    table[name] = opened
    return opened


def _read_value(written: str) -> str | list[str] | int | None:
    """Read a plain value; None for any other."""
    if written in _TRUTH:
        return _TRUTH[written]
    if written.isascii() and written.isdigit() and (written[0] != "0" or written == "0"):
        return int(written)
    if _is_quoted(written):
        return _read_text(written[1:-1])
    if written == "[]":
        return []
    if written.startswith("[") and written.endswith("]") and _is_quoted(written[1:-1]):
        texts = [_read_text(each) for each in written[2:-2].split('", "')]
        known = [each for each in texts if each is not None]
        return known if len(known) == len(texts) else None
    return None


def _is_key(name: str) -> bool:
    return name.isascii() and name.replace("_", "").replace("-", "").isalnum()


def _is_quoted(written: str) -> bool:
    return len(written) > 1 and written[0] == written[-1] == '"'


def _read_text(within: str) -> str | None:
    """Return what stands between two quotes; None where it may mean something else than itself."""
    return within if '"' not in within and "\\" not in within and within.isprintable() else None
