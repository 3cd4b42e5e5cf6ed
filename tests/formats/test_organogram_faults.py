"""Files with faults: each is named with its line, what is sound is imported, no row is lost in silence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_graph import formats, opening
from csa_graph.base.errors import CsaGraphError, SourceError
from csa_graph.building.layers import Plan
from csa_graph.formats.organogram import parsing
from csa_graph.stores.memory import MemoryStore
from tests.formats.test_organogram import HEAD, SENIOR, to_store

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTS = Path(__file__).parent / "data" / "organogram" / "faults-senior.csv"
COLUMNS = SENIOR.read_text("utf-8").splitlines()[0]

# What the file holds, line by line; the words are ours, and the lines can be counted in the file.
EXPECTED = {
    ("", "these columns are left out: “Contact Phone”"),
    ("", "the name of the file tells no day"),
    ("line 3", "the post reports to itself: the line is left out"),
    ("line 4", "the senior post Z9 stands in no row: the line is left out"),
    ("line 5", "posts report to each other in a circle (lines 5, 6): kept as it stands"),
    ("line 7", "there is no Post Unique Reference: the post is kept"),
    ("line 9", "the reference G stands on line 8 too, with another job title"),
    ("line 10", "2 posts have the reference G (lines 8 and 9): the line is left out"),
    ("line 11", "the post is eliminated"),
    ("line 12", "the senior post J is eliminated: the line is left out"),
    ("line 12", "Kay Wren stands on several rows (12, 14): taken for one person"),
    ("lines 13, 16", "the cell that says to whom the post reports is empty"),
    ("line 13", "the full-time equivalent “full” is no number"),
    ("line 14", "“a” is read as the reference A"),
    ("line 14", "there is no job title: the post is called “Post 007”"),
    ("line 15", "the row has more cells than there are columns"),
    ("line 15", "the name is blank"),
    ("line 15", "“7” is read as the reference 007"),
    ("line 16", "the row has fewer cells than there are columns"),
    ("line 17", "the name “Vacant - Recruiting” is read as vacant"),
    ("line 18", "the row tells of the same post and holder as line 2"),
    ("line 19", "the name “Pat Orr / Rob Orr” may be of several people"),
}


def test_every_fault_is_named_with_its_line() -> None:
    notes = formats.read([FAULTS]).notes
    assert len(notes) == len(EXPECTED)
    for place, words in EXPECTED:
        assert [note for note in notes if note.place == place and words in note.message], words


def test_every_row_is_a_passage_that_states_something() -> None:
    store = to_store(formats.read([FAULTS]).trig)
    text = f"{HEAD} SELECT DISTINCT ?p {{ ?p a csa:Passage . GRAPH ?p {{ ?post a org:Post }} }}"
    lines = {int(row["p"].value.rpartition("-")[2]) for row in store.query(text)}  # type: ignore[union-attr]
    assert lines == set(range(2, 20))


def test_only_sound_lines_are_drawn() -> None:
    store = to_store(formats.read([FAULTS]).trig)
    text = f"{HEAD} SELECT ?post ?above {{ GRAPH ?p {{ ?post csa:reportsTo ?above }} }}"
    drawn = {
        tuple(row[name].value.rpartition("/")[2] for name in ("post", "above"))
        for row in store.query(text)  # type: ignore[union-attr]
    }
    expected = {("d", "e"), ("e", "d"), ("sixth-office", "a"), ("g", "a"), ("g-2", "a"), ("007", "a")}
    assert drawn == expected | {("n", "007"), ("p", "a"), ("q", "a")}


def test_what_is_made_of_faults_can_be_built(tmp_path: Path) -> None:
    path = tmp_path / "faults.trig"
    path.write_bytes(formats.read([FAULTS]).trig)
    assert MemoryStore().build(opening.find([path])).editions == 1


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a senior file of rows below the columns."""

    def write(*lines: str, columns: str = COLUMNS) -> Path:
        path = tmp_path / "x-2030-03-31-senior.csv"
        path.write_text("\n".join((columns, *lines)), encoding="utf-8")
        return path

    return write


def row(reference: str, name: str = "N/D", up: str = "XX", title: str = "Head", *, of: str = "Agency") -> str:
    return f"{reference},{name},SCS1,{title},Works.,Ministry,{of},Office,,,{up},0,1,0,0,,Other,,"


def messages(path: Path) -> str:
    return "\n".join(f"{note.place}|{note.message}" for note in formats.read([path]).notes)


def test_share_of_a_vacant_post(write: Callable[..., Path]) -> None:
    path = write(row("A", "Ada Reed"), row("A", "Vacant"), row("B", "Vacant", "A"), row("B", "Vacant", "A"))
    assert "line 3|one share of the post is vacant and another is held" in messages(path)
    assert "line 5|the row tells of the same post and holder as line 4" in messages(path)
    store = to_store(formats.read([path]).trig)
    assert store.query(f"{HEAD} ASK {{ GRAPH ?p {{ ?post org:identifier 'B' ; csa:vacant true }} }}")
    assert not store.query(f"{HEAD} ASK {{ GRAPH ?p {{ ?post org:identifier 'A' ; csa:vacant true }} }}")


def test_references_are_unique_in_an_organisation_only(write: Callable[..., Path]) -> None:
    path = write(
        *(row("1", of=of) for of in ("Agency", "Office of Tides")),
        *(row("2", up="1", title="Deputy", of=of) for of in ("Agency", "Office of Tides")),
    )
    assert "reference" not in messages(path)
    store = to_store(formats.read([path]).trig)
    text = f"{HEAD} SELECT ?a ?b {{ GRAPH ?p {{ ?a csa:reportsTo ?b }} }}"
    drawn = [(r["a"].value[-3:], r["b"].value[-3:]) for r in store.query(text)]  # type: ignore[union-attr]
    assert sorted(drawn) == [("2-2", "1-2"), ("t/2", "t/1")]


@pytest.mark.parametrize("reference", ["xx", "XX", "N/A", ""])
def test_reference_that_is_none(write: Callable[..., Path], reference: str) -> None:
    path = write(row(reference, "Ada Reed"), row("B", up=reference))
    assert "line 2|" in messages(path)
    store = to_store(formats.read([path]).trig)
    assert not store.query(f"{HEAD} ASK {{ GRAPH ?p {{ ?post csa:reportsTo ?above }} }}")


def test_columns_that_are_missing_are_named(write: Callable[..., Path]) -> None:
    path = write(row("A"), columns=COLUMNS.replace("Job Title", "Job Titel").replace("Unit", "Team"))
    assert "there is no column “job title”; is it “Job Titel”?" in messages(path)
    assert "there is no column “unit”" in messages(path)
    assert "line 2|there is no job title: the post is called “Post A”" in messages(path)


def test_title_above_the_columns_and_line_breaks_in_cells(write: Callable[..., Path]) -> None:
    path = write(COLUMNS, row("A", '"Ada\nReed"'), row("B", "", "Z"), columns="Organogram of the agency\n")
    assert "line 6|the name is blank" in messages(path)
    assert b'foaf:name "Ada Reed"' in formats.read([path]).trig


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"a,b\n1,2\n", "this is no organogram file"),
        (b"PK\x03\x04\0\0", "this is no organogram file"),
        (COLUMNS.encode() + b"\n" + b"x" * 200_000, "not valid CSV after here: field larger"),
    ],
)
def test_what_is_no_organogram_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=words):
        formats.read([path], "organogram")


def test_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LARGEST", 1000)
    path = tmp_path / "x.csv"
    path.write_bytes(SENIOR.read_bytes() * 2)
    with pytest.raises(SourceError, match="no more than"):
        formats.read([path], "organogram")


def test_hostile_text_stays_text(write: Callable[..., Path], tmp_path: Path) -> None:
    hostile = '../../a> . <urn:x> <urn:y> \\" } <script>\u202e =cmd()'
    path = write(row(hostile, hostile, title=hostile, of=hostile))
    store = to_store(formats.read([path]).trig)
    assert not store.query("ASK { { <urn:x> ?p ?o } UNION { GRAPH ?g { <urn:x> ?p ?o } } }")
    made = tmp_path / "made.trig"
    made.write_bytes(formats.read([path]).trig)
    assert MemoryStore().build(opening.find([made])).statements > 0


CELL = st.one_of(
    st.sampled_from(
        ["A", "B", "a", "01", "1.0", "0", "XX", "xx", "N/D", "Vacant", "Eliminated", "", "\n", '"', "\x85"]
    ),
    st.text(max_size=6),
)
ROWS = st.lists(st.lists(CELL, max_size=21), max_size=8)
QUIETLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUIETLY
@given(table=ROWS, separator=st.sampled_from(",;\t"))
def test_any_cells_make_a_graph(tmp_path: Path, table: list[list[str]], separator: str) -> None:
    """Whatever stands in the cells: TriG that the engine reads, a passage a row that is not empty."""
    path = tmp_path / "x-senior.csv"
    lines = [COLUMNS.replace(",", separator)]
    lines += [separator.join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in table]
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    imported = formats.read([path], "organogram")
    store = to_store(imported.trig)
    passages = list(store.query(f"{HEAD} SELECT ?p {{ ?p a csa:Passage }}"))  # type: ignore[arg-type]
    kept = [cells for cells in table if any(parsing.clean(cell) for cell in cells)]
    assert len(passages) == len(kept)
    assert formats.read([path], "organogram") == imported
    made = tmp_path / "made.trig"
    made.write_bytes(imported.trig)
    assert MemoryStore().build(opening.find([made]), Plan(inference=False)).editions == 1


@QUIETLY
@given(content=st.binary(max_size=300), with_columns=st.booleans())
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, with_columns: bool) -> None:
    path = tmp_path / "x-senior.csv"
    path.write_bytes(COLUMNS.encode() + b"\n" + content if with_columns else content)
    try:
        imported = formats.read([path], "organogram")
    except CsaGraphError:
        return
    to_store(imported.trig)


def test_a_quote_that_never_closes_is_told_by_its_line(write: Callable[..., Path]) -> None:
    path = write(row("A"), row("B", up="A", title='"Deputy (Ops)'), row("C"), row("D"))
    with pytest.raises(SourceError, match="a quote opens here that never closes") as caught:
        formats.read([path])
    assert caught.value.line == 3


def test_errors_of_spreadsheets_say_nothing(write: Callable[..., Path]) -> None:
    path = write(
        row("A", "Zoë Quill"),
        row("B", "#REF!", "A"),
        row("C", "#N/A", "A"),
        row("D", "Cy Moor", "A", "#VALUE!"),
        row("E", "#REF!", "#REF!", of="#REF!"),
        row("#NUM!", "Di Fen", "A"),
    )
    made = formats.read([path])
    for error in (b"#REF!", b"#N/A", b"#VALUE!", b"#NUM!"):
        assert error not in made.trig
    told = {note.place: note.message for note in made.notes if "error of a spreadsheet" in note.message}
    assert told == {
        place: f"{words}: it says nothing"
        for place, words in {
            "lines 3, 6": "4 cells hold #REF!, an error of a spreadsheet, in “Name”, “Organisation” and "
            "“Reports to Senior Post”",
            "line 4": "1 cell holds #N/A, an error of a spreadsheet, in “Name”",
            "line 5": "1 cell holds #VALUE!, an error of a spreadsheet, in “Job Title”",
            "line 7": "1 cell holds #NUM!, an error of a spreadsheet, in “Post Unique Reference”",
        }.items()
    }


def test_all_columns_that_are_left_out_are_named(write: Callable[..., Path]) -> None:
    left = ["Contact Phone", "Contact E-mail", "Salary Cost of Reports (£)", "Actual Pay Floor (£)"]
    left += ["Actual Pay Ceiling (£)", "Professional/Occupational Group", "Valid?"]
    told = f"|these columns are left out: {', '.join(f'“{each}”' for each in left)}"
    assert told in messages(write(row("A"))).splitlines()
    path = write(row("A").replace("0,0,,Other", "0,0,kept,Other"))
    assert f"{told}, column 16, which has no title" in messages(path).splitlines()


def test_what_a_spreadsheet_made_of_something_else_is_told(write: Callable[..., Path]) -> None:
    told = messages(write(row("1.23E+05"), row("B", up="1.23E+05", title="04-Jul"), row("C", "Nov-10", "B")))
    for place, text, column in (
        ("line 2", "1.23E+05", "Post Unique Reference"),
        ("line 3", "1.23E+05", "Reports to Senior Post"),
        ("line 3", "04-Jul", "Job Title"),
        ("line 4", "Nov-10", "Name"),
    ):
        assert f"{place}|“{text}” in “{column}” looks like what a spreadsheet made of something else" in told


def test_many_notes_of_one_kind_are_one_with_a_number(write: Callable[..., Path]) -> None:
    rows = [row(f"A{number}", f"N{number % 40}", f"Z{number}") for number in range(400)]
    made = formats.read([write(*rows)])
    assert len(made.notes) == 3
    assert made.notes[2].message.startswith(
        "40 names stand on several rows: each is taken for one person; the"
    )
    (lost,) = [note for note in made.notes if "do not tell to whom" in note.message]
    assert lost.place == "lines 2 to 401"
    assert lost.message == (
        "400 cells do not tell to whom a post reports: these lines are left out; the first of them: the "
        "senior post Z0 stands in no row: the line is left out"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_is_read(encoding: str, write: Callable[..., Path]) -> None:
    path = write(row("A", "Zoë Quill"))
    expected = formats.read([path]).trig
    path.write_bytes(path.read_text("utf-8").encode(encoding))
    made = formats.read([path])
    assert made.trig == expected
    assert any("Windows-1252" in note.message for note in made.notes) is (encoding == "cp1252")
