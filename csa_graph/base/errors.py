"""What can go wrong by a user's doing, each with the facts that a message needs.

A message says what is wrong, where, and what to do. Faults of the program itself are not in here: they stay
ordinary exceptions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class CsaGraphError(Exception):
    """Root of all errors that a user can put right."""

    def __reduce__(self) -> tuple[object, ...]:
        """Let it pass from one process to another with all that it carries."""
        return _make_again, (type(self), self.args), self.__dict__


class SourceError(CsaGraphError):
    """A data file cannot be used as it is.

    Attributes:
        path: The file.
        line: Number of the line, from 1, where it is known.
        reason: What is wrong, without the place.
        others: What else is wrong with the files, where more than one thing was found.

    >>> str(SourceError("the file is empty", "plan.trig"))
    'plan.trig: the file is empty'
    >>> str(SourceError("no such term", "plan.trig", 7))
    'plan.trig, line 7: no such term'
    """

    def __init__(self, message: str, path: Path | str, line: int | None = None) -> None:
        """Keep the place beside the message."""
        place = f"{path}, line {line}" if line is not None else f"{path}"
        super().__init__(f"{place}: {message}")
        self.reason = message
        self.path = path
        self.line = line
        self.others: tuple[SourceError, ...] = ()


class QueryError(CsaGraphError):
    """A query or its header is wrong, or its parameters do not fit it.

    Attributes:
        name: Name of the query in the catalogue; None for a query that the user wrote.
        line: Number of the line, from 1, where it is known.
        reason: What is wrong, without the place.

    >>> str(QueryError("it has no summary", "who-chairs-what"))
    'Query who-chairs-what: it has no summary'
    """

    _what = "Query"

    def __init__(self, message: str, name: str | None = None, line: int | None = None) -> None:
        """Keep name and line beside the message."""
        place = f"{self._what} {name}" if name else self._what
        if line is not None:
            place += f", line {line}"
        super().__init__(f"{place}: {message}" if name or line is not None else message)
        self.reason = message
        self.name = name
        self.line = line


class AnalysisError(QueryError):
    """What an analysis was given does not fit it.

    >>> str(AnalysisError("top is how many to list: 1 or more", "weak-points"))
    'Analysis weak-points: top is how many to list: 1 or more'
    """

    _what = "Analysis"


class UnknownNameError(CsaGraphError):
    """Nothing has the name that was asked for.

    Attributes:
        text: The name as given.
        suggestions: The nearest names that exist, best first.

    >>> str(UnknownNameError("smock", ["SMOG"]))
    'Nothing is called “smock”. Did you mean “SMOG”?'
    >>> str(UnknownNameError("x", (), "No view is called", ["rings", "trees"]))
    'No view is called “x”. It can be rings or trees.'
    """

    def __init__(
        self,
        text: str,
        suggestions: Sequence[str] = (),
        what: str = "Nothing is called",
        there: Sequence[str] = (),
    ) -> None:
        """Keep name and suggestions beside the message.

        Args:
            text: The name as given.
            suggestions: The nearest names that exist, best first.
            what: Begins the sentence.
            there: All names that exist, where these are few; told where nothing is near.
        """
        message = f"{what} “{text}”."
        if suggestions:
            quoted = [f"“{each}”" for each in suggestions]
            message += f" Did you mean {_either(quoted)}?"
        elif there:
            message += f" It can be {_either(there)}."
        super().__init__(message)
        self.text = text
        self.suggestions = tuple(suggestions)


class AmbiguousNameError(CsaGraphError):
    """Several things have the name that was asked for.

    Attributes:
        text: The name as given.
        candidates: What it can mean: (IRI, label, kind).
    """

    def __init__(self, text: str, candidates: Sequence[tuple[str, str, str]]) -> None:
        """Keep name and candidates beside the message."""
        listed = "; ".join(f"{label} ({kind}), {iri}" for iri, label, kind in candidates)
        super().__init__(f"“{text}” can mean several things: {listed}. Give the full name or the IRI.")
        self.text = text
        self.candidates = tuple(candidates)


class StoreError(CsaGraphError):
    """A store cannot be opened, written or reached.

    Attributes:
        location: Folder or address of the store.
    """

    def __init__(self, message: str, location: Path | str) -> None:
        """Keep the place beside the message."""
        super().__init__(f"{location}: {message}")
        self.reason = message
        self.location = location


def _make_again(kind: type[CsaGraphError], args: tuple[object, ...]) -> CsaGraphError:
    # Its own parameters are not kept, and the message is made already.
    error = kind.__new__(kind)
    error.args = args
    return error


def _either(words: Sequence[str]) -> str:
    """Join words as a choice: ``a, b or c``."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]
