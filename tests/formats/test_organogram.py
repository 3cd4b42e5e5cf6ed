"""The invented Tide Agency's organogram: what its rows say, and no more, with the row that says it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from csa_graph import formats, opening
from csa_graph.asking import catalogue, running
from csa_graph.base.errors import CsaGraphError, SourceError
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore
from csa_graph.validation import shapes
from tests.questions.agreement import short

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SENIOR, JUNIOR = (EXAMPLES / f"tide_agency-2030-03-31-{kind}.csv" for kind in ("senior", "junior"))
BASE = "https://w3id.org/csa-graph/tide-agency/"
PREFIXES = {
    "csa": "https://w3id.org/csa-graph/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "status": "https://w3id.org/csa-graph/status/",
    "dct": "http://purl.org/dc/terms/",
    "uk": "https://w3id.org/csa-graph/uk/",
    "": BASE,
}
HEAD = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())


def to_store(trig: bytes) -> ox.Store:
    store = ox.Store()
    store.load(trig, format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def whole() -> ox.Store:
    """The senior and the junior file, as they were read."""
    return to_store(formats.read([SENIOR, JUNIOR]).trig)


def says(store: ox.Store, passage: str, pattern: str) -> bool:
    """Return whether a row, such as senior-4, states something."""
    text = f"{HEAD} ASK {{ GRAPH <{BASE}2030-03-31#{passage}> {{ {pattern} }} }}"
    return bool(store.query(text))


@pytest.mark.parametrize(
    ("passage", "pattern"),
    [
        ("senior-2", "uk:tide-agency a org:FormalOrganization ; org:subOrganizationOf uk:ministry-of-tides"),
        ("senior-2", "<post/t1> a org:Post ; skos:prefLabel 'Chief Executive' ; org:identifier 'T1'"),
        ("senior-2", "<post/t1> org:heldBy <person/ada-reed> . <person/ada-reed> foaf:name 'Ada Reed'"),
        ("senior-2", "<post/t1> csa:grade/skos:prefLabel 'SCS2' ; dct:description 'Runs the agency.'"),
        # A unit that is called as the organisation is the organisation.
        ("senior-2", "<post/t1> org:postIn uk:tide-agency"),
        ("senior-3", "<unit/moorings> a org:OrganizationalUnit ; org:unitOf uk:tide-agency"),
        ("senior-3", "<post/t2> org:postIn <unit/moorings> ; csa:reportsTo <post/t1>"),
        ("senior-4", "<post/t3> csa:vacant true ; csa:fullTimeEquivalent 1.0"),
        # A job share: one post, two rows, each with its holder and part.
        ("senior-5", "<post/t4> org:heldBy <person/bo-marsh> ; csa:fullTimeEquivalent 0.6"),
        ("senior-6", "<post/t4> org:heldBy <person/cy-fenn> ; csa:fullTimeEquivalent 0.4"),
        # The same unit, written otherwise.
        ("senior-5", "<unit/charts-and-lights> skos:altLabel 'Charts and Lights'"),
        ("senior-7", "<post/t5> csa:status status:eliminated"),
        ("senior-8", "<person/di-holt> org:memberOf uk:tide-agency"),
        ("junior-2", "<junior/t2-moorings-heo-harbour-hand> csa:reportsTo <post/t2>"),
        ("junior-2", "<junior/t2-moorings-heo-harbour-hand> skos:prefLabel 'Harbour Hand'"),
        # Two rows alike are two entries.
        ("junior-3", "<junior/t2-moorings-north-ao-clerk> csa:fullTimeEquivalent 0.97"),
        ("junior-4", "<junior/t2-moorings-north-ao-clerk-2> csa:fullTimeEquivalent 0.97"),
        ("junior-5", "<junior/t4-charts-and-lights-eo-paralegal> csa:fullTimeEquivalent 1.5"),
    ],
)
def test_row_says(whole: ox.Store, passage: str, pattern: str) -> None:
    for room in ("post/", "person/", "unit/", "junior/"):
        pattern = pattern.replace(f"<{room}", f"<{BASE}{room}")
    assert says(whole, passage, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        f"<{BASE}post/t1> csa:reportsTo ?above",  # XX: the top
        f"<{BASE}post/t2> org:heldBy ?nobody",  # N/D: not disclosed
        f"<{BASE}post/t2> csa:vacant ?vacant",
        f"<{BASE}post/t3> org:heldBy ?nobody",
        f"<{BASE}post/t5> csa:reportsTo ?above",  # eliminated
        "?post org:identifier '0'",  # paid, and in no post
        "?post org:heldBy ?person . ?person foaf:name 'Di Holt'",
        "?thing ?says 'N/D'",
        "?thing ?says 'N/A'",
        "?post csa:count ?number",  # 16 full-time equivalents need not be 16 posts
    ],
)
def test_nothing_is_invented(whole: ox.Store, pattern: str) -> None:
    assert not whole.query(f"{HEAD} ASK {{ GRAPH ?passage {{ {pattern} }} }}")


def test_fte_is_as_printed() -> None:
    """As the file has it: an engine may write 1.0 as 1."""
    quads = ox.parse(formats.read([SENIOR, JUNIOR]).trig, format=ox.RdfFormat.TRIG)
    printed = [
        quad.object.value
        for quad in quads
        if isinstance(quad.object, ox.Literal) and quad.object.datatype.value.endswith("#decimal")
    ]
    assert printed == ["1", "1", "1.0", "0.6", "0.4", "1", "16", "0.97", "0.97", "1.5"]


def test_edition_has_its_day_and_publisher(whole: ox.Store) -> None:
    pattern = ":2030-03-31 a csa:Edition ; csa:period '2030-03-31' ; dct:publisher uk:tide-agency"
    assert whole.query(f"{HEAD} ASK {{ {pattern} ; dct:title 'Organogram of Tide Agency, 2030-03-31' }}")
    rows = whole.query(f"{HEAD} SELECT ?order {{ ?p a csa:Passage ; csa:order ?order }}")
    assert isinstance(rows, ox.QuerySolutions)
    assert sorted(int(row["order"].value) for row in rows) == list(range(1, 12))


def test_it_is_well_formed_and_answers(tmp_path: Path) -> None:
    path = tmp_path / "tide.trig"
    path.write_bytes(formats.read([SENIOR, JUNIOR]).trig)
    assert shapes.validate(opening.find([path])) == []
    store = MemoryStore()
    store.build(opening.find([path]))
    query = catalogue.get("who-holds-which-post")
    answer = running.run(query, store, Names(store), {"unit": "Charts & Lights"})
    places = [answer.columns.index(name) for name in ("office", "holder", "state", "full_time")]
    assert [tuple(str(short(row[place])).rpartition("/")[2] for place in places) for row in answer.rows] == [
        ("t3", "", "vacant", "1.0"),
        ("t4", "bo-marsh", "", "0.6"),
        ("t4", "cy-fenn", "", "0.4"),
        ("t4-charts-and-lights-eo-paralegal", "", "", "1.5"),
    ]
    up = running.run(catalogue.get("reports-upward"), store, Names(store), {"group": "Paralegal"})
    assert [short(row[2 + 1]).rpartition("/")[2] for row in up.rows] == ["t4", "t1"]  # type: ignore[union-attr]


def test_same_files_give_the_same_bytes() -> None:
    assert formats.read([SENIOR, JUNIOR]) == formats.read([JUNIOR, SENIOR])


def test_each_file_can_come_alone() -> None:
    senior, junior = (to_store(formats.read([path]).trig) for path in (SENIOR, JUNIOR))
    count = f"{HEAD} SELECT DISTINCT ?post {{ GRAPH ?p {{ ?post org:postIn ?unit }} }}"
    assert len(list(senior.query(count))) == 5  # type: ignore[arg-type]
    assert len(list(junior.query(count))) == 4  # type: ignore[arg-type]
    # The row names the post that is reported to, by its reference.
    known = f"<{BASE}post/t2> a org:Post ; org:identifier 'T2' ; skos:prefLabel 'senior post T2'"
    assert says(junior, "junior-2", known)
    assert says(junior, "junior-3", f"?post csa:reportsTo <{BASE}post/t2>")
    notes = " ".join(note.message for note in formats.read([JUNIOR]).notes)
    assert "the senior file was not read with this one" in notes


def test_files_read_one_by_one_make_one_organogram(tmp_path: Path) -> None:
    """As the data of one question: each row says what it says when both are read together."""
    paths = []
    for path in (SENIOR, JUNIOR):
        paths.append(tmp_path / f"{path.stem}.trig")
        paths[-1].write_bytes(formats.read([path]).trig)
    assert shapes.validate(opening.find(paths)) == []
    store = MemoryStore()
    assert store.build(opening.find(paths)).editions == 1
    rows = running.run(catalogue.get("reports-upward"), store, Names(store), {"group": "Harbour Hand"}).rows
    labels = [[str(cell) for cell in row[1:4:2]] for row in rows]
    assert labels == [["Harbour Hand", "Director of Moorings"], ["Director of Moorings", "Chief Executive"]]


def test_options() -> None:
    base = "https://example.org/tide/"
    found = formats.read([SENIOR], base=base, period="Spring 2030", replaces="2029-09-30").trig
    pattern = f"<{base}spring-2030> csa:period 'Spring 2030' ; dct:replaces <{base}2029-09-30>"
    assert to_store(found).query(f"{HEAD} ASK {{ {pattern} }}")
    with pytest.raises(CsaGraphError, match="ends in / or #"):
        formats.read([SENIOR], base="tide")


def test_files_of_two_organograms_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other-senior.csv"
    other.write_bytes(SENIOR.read_bytes())
    with pytest.raises(SourceError, match="import each organogram by itself"):
        formats.read([SENIOR, other])
    later = tmp_path / "tide_agency-2030-09-30-junior.csv"
    later.write_bytes(JUNIOR.read_bytes())
    with pytest.raises(SourceError, match="2030-03-31 and 2030-09-30"):
        formats.read([SENIOR, later])


@pytest.mark.parametrize("name", ["a.csv", "A.CSV"])
def test_knows_what_it_can_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for content, known in ((SENIOR.read_bytes(), True), (b"a,b\n1,2\n", False), (b"\xff\0\xfe", False)):
        path.write_bytes(content)
        assert (formats.detect([path]) == "organogram") is known
    assert formats.detect([SENIOR, tmp_path]) is None


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    """Return a function that writes a senior file."""

    def write(content: bytes) -> Path:
        path = tmp_path / "x-2030-03-31-senior.csv"
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(write: Callable[[bytes], Path], encoding: str, separator: str) -> None:
    text = SENIOR.read_text("utf-8").replace("Ada Reed", "Zoë Reed").replace(",", separator)
    imported = formats.read([write(text.encode(encoding))])
    assert to_store(imported.trig).query(f"{HEAD} ASK {{ GRAPH ?p {{ ?who foaf:name 'Zoë Reed' }} }}")
    noted = [note for note in imported.notes if "Windows-1252" in note.message]
    assert [note.message.split(":")[0] for note in noted] == ["lines 1, 2"] * (encoding == "cp1252")
