"""A profile, a file of TOML, becomes the checks of one place: other severities, checks off, rules of its own.

A profile cannot change what a check finds or says, nor put a rule of its own in the place of one of ours.

    off = ["group-outside-appendix"]    # checks that are not run, unless they are asked for by name
    rules = ["our-rules"]               # folders of own rules, beside the profile: *.rq, as in queries/checks

    [severity]
    "priority-without-action" = "note"  # error, warning or note
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from csa_graph.asking import query as queries
from csa_graph.base import resources
from csa_graph.base.errors import QueryError, SourceError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import list_words
from csa_graph.checking import checks
from csa_graph.checking.check import SEVERITIES, from_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.checking.check import Check

_KEYS = ("off", "rules", "severity")


class Profile(NamedTuple):
    """The checks of one place.

    Attributes:
        checks: All checks by code, sorted: ours and its own, with the severities that it gives them.
        off: Codes of those that it turns off.
    """

    checks: Mapping[str, Check]
    off: frozenset[str] = frozenset()


def read(path: Path | str) -> Profile:
    """Read a profile.

    Args:
        path: The file.

    Raises:
        SourceError: The file cannot be read, or something in it cannot be: names it, and what comes nearest.
            A rule of its own cannot be read, or has the code of one that there is.
    """
    path = Path(path)
    content = _load(path)
    for key in content:
        if key not in _KEYS:
            raise SourceError(f"it has a “{key}”, which no profile has{_hint(key, _KEYS)}", path)
    known = checks.all_checks()
    for folder in _texts(content, "rules", path):
        known |= _read_rules(path.parent / folder, known, path)
    severities = content.get("severity", {})
    if not isinstance(severities, dict):
        raise SourceError('severity must be a table: [severity], then lines such as "code" = "note"', path)
    off = _texts(content, "off", path)
    for code in (*severities, *off):
        if code not in known:
            raise SourceError(f"no check is called “{code}”{_hint(code, known)}", path)
    for code, severity in severities.items():
        if severity not in SEVERITIES:
            choice = list_words(SEVERITIES, "or")
            raise SourceError(f"the severity of {code} is “{severity}”: it can be {choice}", path)
        known[code] = known[code]._replace(severity=severity)
    return Profile(dict(sorted(known.items())), frozenset(off))


def resolve(given: Profile | Path | str | None) -> Profile:
    """Return the profile that is given, or is in the file that is; without any, the checks as they are.

    Raises:
        SourceError: As for :func:`read`.
    """
    if given is None:
        return Profile(checks.all_checks())
    return given if isinstance(given, Profile) else read(find(given))


def find(given: Path | str) -> Path:
    """Return the file of a profile: the one of that name, else one that csa-graph brings, by its name alone.

    >>> find("organogram").name
    'organogram.toml'

    Raises:
        SourceError: There is neither.
    """
    path = Path(given)
    if path.exists() or path.name != str(given):
        return path
    brought = {each.stem: each for each in (resources.queries() / "profiles").glob("*.toml")}
    if str(given) in brought:
        return brought[str(given)]
    if path.suffix:
        return path
    listed = list_words(sorted(brought), "or")
    raise SourceError(f"there is no such file, and csa-graph brings no profile but {listed}", path)


def list_rules(path: Path | str) -> list[str]:
    """Return the codes of a profile's own rules, without reading them; errors as for :func:`read`."""
    path = find(path)
    folders = _texts(_load(path), "rules", path)
    return sorted(file.stem for folder in folders for file in (path.parent / folder).glob("*.rq"))


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    from csa_graph.files.source import decode

    try:
        return tomllib.loads(decode(path.read_bytes(), path))
    except FileNotFoundError:
        raise SourceError("there is no such file", path) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SourceError(f"this is not valid TOML: {error}", path) from None


def _texts(content: Mapping[str, Any], key: str, path: Path) -> list[str]:
    texts = content.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(each, str) and each for each in texts):
        raise SourceError(f'{key} must be a list of texts, such as {key} = ["…"]', path)
    return texts


def _read_rules(folder: Path, known: Mapping[str, Check], path: Path) -> dict[str, Check]:
    files = sorted(folder.glob("*.rq")) if folder.is_dir() else []
    if not files:
        lacks = "holds no rule: a rule is a file that ends in .rq" if folder.is_dir() else "does not exist"
        raise SourceError(f"the folder of rules {folder} {lacks}", path)
    found: dict[str, Check] = {}
    for file in files:
        if file.stem in known:
            raise SourceError(
                f"there is a check called {file.stem} already: rename this one, and turn that one off in the "
                "profile if it takes its place",
                file,
            )
        if not file.stem.replace("-", "").isalnum():
            raise SourceError("the name of a rule is made of letters, digits and hyphens", file)
        try:
            found[file.stem] = from_query(queries.read(file))
        except QueryError as error:
            raise SourceError(error.reason, file, error.line) from None
    return found


def _hint(text: str, names: Iterable[str]) -> str:
    near = nearest(text, names, 1, partly=True)
    return f": did you mean “{near[0]}”?" if near else ""
