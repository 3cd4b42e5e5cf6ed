"""An earlier report becomes the findings that are known, so that only new ones call for attention.

Reads what ``csa-graph check --format json`` writes, and no other form; compares by key, never by wording.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.base.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csa_graph.checking.findings import Finding

# Those that were fixed are known no more.
_PARTS = ("rows", "known", "unchecked")


class KnownFinding(NamedTuple):
    """A finding as an earlier report had it.

    Attributes:
        key: What it is known by, as in :class:`csa_graph.checking.findings.Finding`.
        code: The check that found it.
        about: What it was about, in words.
        message: The fault in plain English.
    """

    key: str
    code: str
    about: str
    message: str


class Comparison(NamedTuple):
    """Findings beside those of an earlier report.

    Attributes:
        new: Those that the earlier report does not have.
        known: Those that it has.
        fixed: Those that it has and that are found no more.
        unchecked: Those that it has of checks that were not run now: nobody knows about them.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    fixed: tuple[KnownFinding, ...]
    unchecked: tuple[KnownFinding, ...]


def read(path: Path | str) -> list[KnownFinding]:
    """Read the findings of an earlier report: its own, and those that it had from its baseline.

    Raises:
        SourceError: The file cannot be read, or is no report of ``csa-graph check`` in JSON.
    """
    from csa_graph.files.source import decode

    path = Path(path)
    try:
        content = json.loads(decode(path.read_bytes(), path))
    except FileNotFoundError:
        raise SourceError(f"there is no such file; {_HOW}", path) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    except json.JSONDecodeError as error:
        raise SourceError(f"this is not valid JSON: {error.msg}; {_HOW}", path, error.lineno) from None
    except RecursionError:
        raise SourceError(f"this is nested too deep for a baseline; {_HOW}", path) from None
    try:
        return [_known(entry) for part in _PARTS for entry in content[part]]
    except (KeyError, TypeError):
        raise SourceError(f"this is no report of csa-graph check; {_HOW}", path) from None


def compare(findings: Sequence[Finding], baseline: Iterable[KnownFinding], ran: Iterable[str]) -> Comparison:
    """Compare findings with those of an earlier report.

    Args:
        findings: What was found now.
        baseline: What was found then.
        ran: Codes of the checks that were run now.
    """
    earlier = list(baseline)
    # Two things without IRI may share a key: as many are known as there were.
    left = Counter(each.key for each in earlier)
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        if left[finding.key] > 0:
            left[finding.key] -= 1
            known.append(finding)
        else:
            new.append(finding)
    codes = set(ran)
    gone: list[KnownFinding] = []
    for each in reversed(earlier):
        if left[each.key] > 0:
            left[each.key] -= 1
            gone.append(each)
    gone.reverse()
    return Comparison(
        tuple(new),
        tuple(known),
        tuple(each for each in gone if each.code in codes),
        tuple(each for each in gone if each.code not in codes),
    )


def _known(entry: Any) -> KnownFinding:  # noqa: ANN401  (whatever JSON has)
    about = entry["about"]
    parts = (entry["key"], entry["code"], about["label"], entry["message"])
    if not all(isinstance(part, str) for part in parts):
        raise TypeError(parts)
    return KnownFinding(*parts)


_HOW = "write a baseline with csa-graph check --format json -o FILE"
