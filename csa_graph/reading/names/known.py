"""Names that are known before a document is read: from last year's data, or from a register of one's own.

Reads RDF and CSV. Whoever has them in another form makes quads of them first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from csa_graph.base.endings import RDF_ENDINGS
from csa_graph.base.errors import SourceError
from csa_graph.base.similar import nearest
from csa_graph.base.wording import fold, list_words
from csa_graph.terms.iris import CSA, ELI, FOAF, ORG, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Bytes of the largest register that is read: it is held in memory whole.
LARGEST = 50_000_000

# What a name is, by the class of the thing; the first one holds.
_KINDS = (
    (CSA.Group, "group"),
    (ORG.OrganizationalUnit, "part of an organisation"),
    (ORG.FormalOrganization, "organisation"),
    (ORG.Organization, "organisation"),
    (FOAF.Person, "person"),
    (ORG.Post, "office"),
    (CSA.Plan, "plan"),
    (CSA.Programme, "programme"),
    (CSA.Process, "process"),
    (CSA.Priority, "priority"),
    (ELI.LegalResource, "law"),
)
_NAME, _ALIASES = (
    ("name", "label", "preflabel", "official name"),
    ("aliases", "alias", "also called", "altlabel"),
)
_KIND, _IRI = ("kind", "type", "class"), ("iri", "uri", "id", "identifier")


class KnownName(NamedTuple):
    """A name that is known.

    Attributes:
        name: The name.
        aliases: What it is called besides.
        kind: What it is: the label of a class, such as ``group``; empty where that is not known.
        iri: Its IRI; None where it has none.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    iri: str | None = None


def read(path: Path | str) -> list[KnownName]:
    """Read the names of a data file in RDF, or of a register in CSV.

    Args:
        path: The file. One in CSV has a column ``name``, and as it likes ``aliases`` (parted by ``;``),
            ``kind`` and ``iri``.

    Raises:
        SourceError: The file is missing, too large, not valid, or has no names.
    """
    from csa_graph.files import source

    path = Path(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise SourceError(f"the register of names cannot be read: {error.strerror}", path) from None
    if size > LARGEST:
        raise SourceError(
            f"the register of names has more than {LARGEST // 1_000_000} MB: leave out what is not needed",
            path,
        )
    if path.suffix.casefold() != ".csv" and source.find_rdf_format(path) is None:
        endings = list_words([*(each for group in RDF_ENDINGS.values() for each in group), ".csv"], "or")
        raise SourceError(
            f"names are read from data in RDF and from CSV: let its name end in {endings}", path
        )
    found = _read_csv(path) if path.suffix.casefold() == ".csv" else from_quads(source.read(path).quads())
    if not found:
        raise SourceError("there are no names in it: a thing has its name as skos:prefLabel", path)
    return found


def from_quads(quads: Iterable[ox.Quad]) -> list[KnownName]:
    """Return the names of statements, in whatever graph they stand."""
    labels: dict[ox.NamedNode, list[str]] = {}
    aliases: dict[ox.NamedNode, dict[str, None]] = {}
    classes: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        if quad.predicate == RDF.type and isinstance(quad.object, ox.NamedNode):
            classes.setdefault(quad.subject, set()).add(quad.object)
        elif isinstance(quad.object, ox.Literal):
            if quad.predicate in (SKOS.prefLabel, RDFS.label, FOAF.name):
                labels.setdefault(quad.subject, []).append(quad.object.value)
            elif quad.predicate == SKOS.altLabel:
                aliases.setdefault(quad.subject, {})[quad.object.value] = None
    found = []
    for node, (name, *others) in labels.items():
        kind = next((label for cls, label in _KINDS if cls in classes.get(node, ())), None)
        if kind is not None:
            more = dict.fromkeys([*others, *aliases.get(node, ())])
            found.append(KnownName(name, tuple(each for each in more if each != name), kind, node.value))
    return found


def _read_csv(path: Path) -> list[KnownName]:
    from csa_graph.files.csv_rows import iter_rows
    from csa_graph.files.source import decode

    rows = iter_rows(decode(path.read_bytes(), path), path)
    _, headings = next(rows, (1, []))
    columns = {fold(heading): place for place, heading in reversed(list(enumerate(headings)))}
    name, aliases, kind, iri = (
        next((columns[each] for each in names if each in columns), None)
        for names in (_NAME, _ALIASES, _KIND, _IRI)
    )
    if name is None:
        near = nearest("name", [each for each in headings if each], 1, partly=True)
        hint = f"; the nearest is “{near[0]}”" if near else ""
        raise SourceError(f"a register of names needs a column headed “name”{hint}", path, 1)

    def cell(cells: list[str], place: int | None) -> str:
        return " ".join(cells[place].split()) if place is not None and place < len(cells) else ""

    found = []
    for line, cells in rows:
        if not any(each.strip() for each in cells):
            continue
        if not cell(cells, name):
            raise SourceError("a row of a register of names has no name", path, line)
        more = tuple(each.strip() for each in cell(cells, aliases).split(";") if each.strip())
        found.append(
            KnownName(cell(cells, name), more, cell(cells, kind).casefold(), cell(cells, iri) or None)
        )
    return found
