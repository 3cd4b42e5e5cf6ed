"""What a format says of itself: its words, the endings of its files, and what reads and writes it.

Each folder of :mod:`csa_graph.formats` has one :class:`Format`, called ``FORMAT``. Reads and writes nothing:
the functions that do are imported when they are called, so a list of all formats costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from csa_graph.base.endings import get_ending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from csa_graph.files.language import Language
    from csa_graph.files.source import Imported
    from csa_graph.projection.reading import Reading

    Content = str | bytes | Mapping[str, str | bytes]
    """What a format comes as: text, bytes, or the files of a folder by name."""

#: The view that most formats are written of.
USUAL_VIEW = "who-reports-to-whom"


class ReadFunction(Protocol):
    """Turns files that are read as one into TriG; the options are those of the kind of file."""

    def __call__(self, paths: Sequence[Path], **options: str) -> Imported:
        """Read the files."""


class Option(NamedTuple):
    """What can be said beside the files of one kind, such as the day of an organogram.

    Attributes:
        name: The argument of the function that reads: ``replaces``.
        metavar: What stands for its value in the help.
        help: What it means.
    """

    name: str
    metavar: str
    help: str

    @property
    def flag(self) -> str:
        """How it is written on the command line."""
        return f"--{self.name.replace('_', '-')}"


#: The day at which memberships are judged: of every kind of file that has members with dates.
AS_OF = Option("as_of", "DAY", "Day at which memberships are judged, such as 2018-09-30; by default today.")


class Reader(NamedTuple):
    """How a kind of file is read.

    Attributes:
        name: What the kind is called: ``workbook``.
        title: What files these are, for a list in a sentence.
        plural: What several of them are called.
        endings: How the names of its files end, in small letters.
        recognises: Says whether files whose names end so, or a folder, are of this kind: by their beginning.
        read: Reads files that are read as one.
        place: Where the kind stands among all: the lowest is asked first.
        folders: Whether a folder can be of this kind, too.
        group: Of many files whose names end so, returns those that are read as one; None where each is
            read by itself.
        options: What can be said beside the files, but for ``base``, which every kind takes.
        language: Returns how those speak who write such files; None for RDF.
        checked: Whether what an import makes of it is compared with the shapes: of what people fill in.
        keeps: Whether it takes ``existing``: the file of an earlier import, whose IRIs are to stay.
    """

    name: str
    title: str
    plural: str
    endings: tuple[str, ...]
    recognises: Callable[[Sequence[Path]], bool]
    read: ReadFunction
    place: int = 1000
    folders: bool = False
    group: Callable[[Sequence[Path]], Iterable[tuple[Path, ...]]] | None = None
    options: tuple[Option, ...] = ()
    keeps: bool = False
    language: Callable[[], Language] | None = None
    checked: bool = False

    def fits(self, paths: Sequence[Path]) -> bool:
        """Return whether the names of files are those of this kind; looks into none."""
        return bool(paths) and all(
            self.folders if path.is_dir() else get_ending(path) in self.endings and path.is_file()
            for path in paths
        )


class Writer(NamedTuple):
    """How a format is written.

    Attributes:
        name: What the format is called: ``graphml``.
        title: What it is, for a list in a sentence.
        holds: ``dataset``: every layer and passage; ``layer``: the editions in force, or the one that is
            chosen; ``view``: the lines of an edge query.
        write: Makes it of a reading and the name of a view.
        endings: How names of its files end; none for a folder of files, or where another format has it.
        place: Where the format stands in a list of all.
        view: The view that is written where none is named.
        folder: Whether it is a folder of files.
        binary: Whether it is no text.
        omissions: Says in a sentence what of a reading it has no place for, where that is much; called as
            ``write`` is.
    """

    name: str
    title: str
    holds: Literal["dataset", "layer", "view"]
    write: Callable[[Reading, str], Content]
    endings: tuple[str, ...] = ()
    place: int = 1000
    view: str = USUAL_VIEW
    folder: bool = False
    binary: bool = False
    omissions: Callable[[Reading, str], str] | None = None


class Format(NamedTuple):
    """A format, or formats that are written by the same hand.

    Attributes:
        reader: How it is read; None where it is written only.
        writers: How it is written, in each of its forms; none where it is read only.
    """

    reader: Reader | None = None
    writers: tuple[Writer, ...] = ()
