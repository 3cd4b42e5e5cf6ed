"""Ruled tables of a PDF become rows, whichever lines are drawn and however narrow a column is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.documents import structure
from csa_graph.documents.pdf import reading
from tests.documents.pdf_files import Paper

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.documents.block import Block
    from csa_graph.documents.document import Document

COLUMNS = [60.0, 160, 360, 460]
HEADINGS = ["Theme", "Action", "By when"]


def draw(paper: Paper, rows: list[list[str]], top: float) -> float:
    """Draw a table with all its lines; return where it ends."""
    edges = [top + 20 * each for each in range(len(rows) + 1)]
    paper.rule_table(COLUMNS, edges)
    for y, texts in zip(edges, rows, strict=False):
        for x, text in zip(COLUMNS, texts, strict=False):
            paper.write(x + 3, y + 14, text, size=9)
    return edges[-1]


def read(paper: Paper, tmp_path: Path) -> list[Block]:
    return reading.read(paper.save(tmp_path / "paper.pdf")).blocks


def build(paper: Paper, tmp_path: Path) -> Document:
    return structure.build(reading.read(paper.save(tmp_path / "paper.pdf")), "paper.pdf", "pdf")


def get_cells(blocks: list[Block]) -> list[list[str]]:
    return [[cell.text for cell in block.cells] for block in blocks if block.kind == "row"]


def test_a_ruled_table_stands_where_it_is_in_the_text(tmp_path: Path) -> None:
    paper = Paper().add_page()
    paper.write(60, 80, "The plan is this:")
    rows = [HEADINGS, ["Water", "Renew the ropes", "June 2026"], ["Quay", "Light the path", "May 2026"]]
    end = draw(paper, rows, 100)
    paper.write(60, end + 40, "It is looked at twice a year.")
    blocks = read(paper, tmp_path)
    assert [block.kind for block in blocks] == ["text", "row", "row", "row", "text"]
    assert get_cells(blocks) == rows


def test_cells_that_span_are_told(tmp_path: Path) -> None:
    paper = Paper().add_page()
    for y in (100, 120, 160):
        paper.rule(60, y, 460, y)
    paper.rule(160, 140, 460, 140)
    for x in (60, 460):
        paper.rule(x, 100, x, 160)
    for x in (160, 360):
        paper.rule(x, 120, x, 160)
    paper.write(63, 114, "Plan of the quay", size=9)
    paper.write(63, 144, "Water", size=9)
    paper.write(163, 134, "Renew the ropes", size=9)
    paper.write(363, 134, "June", size=9)
    paper.write(163, 154, "Teach swimming", size=9)
    paper.write(363, 154, "July", size=9)
    rows = [[(cell.text, cell.columns, cell.rows) for cell in block.cells] for block in read(paper, tmp_path)]
    assert rows == [
        [("Plan of the quay", 3, 1)],
        [("Water", 1, 2), ("Renew the ropes", 1, 1), ("June", 1, 1)],
        [("Teach swimming", 1, 1), ("July", 1, 1)],
    ]


def test_a_row_that_is_written_in_one_piece_is_cut_at_the_lines(tmp_path: Path) -> None:
    paper = Paper().add_page()
    paper.rule_table([60, 90, 120, 150], [100, 120, 140])
    paper.write(66, 114, "101    102    103", size=9)
    paper.write(66, 134, "104    105    106", size=9)
    assert get_cells(read(paper, tmp_path)) == [["101", "102", "103"], ["104", "105", "106"]]


def test_a_figure_that_a_narrow_column_breaks_is_one(tmp_path: Path) -> None:
    paper = Paper().add_page()
    paper.rule_table([60, 160, 180], [100, 130, 160])
    for y, name in ((112, "Theft"), (142, "All of them")):
        paper.write(63, y, name, size=9)
        paper.write(163, y, "163", size=9)
        paper.write(163, y + 11, "5", size=9)
    assert get_cells(read(paper, tmp_path)) == [["Theft", "1635"], ["All of them", "1635"]]


def test_a_date_that_a_narrow_column_breaks_is_one_and_two_dates_are_two(tmp_path: Path) -> None:
    paper = Paper().add_page()
    paper.rule_table([60, 160, 210], [100, 130, 160])
    for y, lines in ((112, ["31/03/202", "6"]), (142, ["30/06/26", "31/07/26"])):
        paper.write(63, y, "Renew the ropes", size=9)
        paper.write_lines(163, y, lines, size=9)
    assert [row[1] for row in get_cells(read(paper, tmp_path))] == ["31/03/2026", "30/06/26 31/07/26"]


def test_words_of_several_lines_keep_their_spaces(tmp_path: Path) -> None:
    paper = Paper().add_page()
    paper.rule_table([60, 160, 300], [100, 130, 160])
    for y, lead in ((112, "Quay"), (142, "Water")):
        paper.write(63, y, f"{lead} Safety", size=9)
        paper.write(63, y + 11, "Group", size=9)
        paper.write(163, y, "Meets monthly", size=9)
    assert get_cells(read(paper, tmp_path))[0] == ["Quay Safety Group", "Meets monthly"]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    paper = Paper().add_page()
    paper.rule_table([50, 500], [60, 120])
    paper.write(60, 80, "The Board meets in May.")
    assert [block.kind for block in read(paper, tmp_path)] == ["text"]


def test_a_table_goes_on_over_a_page(tmp_path: Path) -> None:
    paper = Paper().add_page()
    draw(paper, [HEADINGS, ["Water", "Renew the ropes", "June 2026"]], 700)
    paper.add_page()
    draw(paper, [HEADINGS, ["Quay", "Light the path", "May 2026"]], 80)
    (table,) = build(paper, tmp_path).tables
    assert table.columns == tuple(HEADINGS)
    assert len(table.rows) == 2


def write_rows(paper: Paper, top: float, rows: list[list[str]], step: float = 16) -> float:
    """Write cells in columns without lines around them."""
    for row in rows:
        for x, text in zip(COLUMNS, row, strict=False):
            paper.write(x, top, text, size=9)
        top += step
    return top


MEMBERS = [
    ["Role", "Name", "From"],
    ["Chair", "Amara Nwosu", "Saltmere Borough Council"],
    ["Vice-Chair", "Tom Halloran", "Tarrant Police"],
    ["Member", "Ingrid Solberg", "Coastal Rescue"],
]


def test_columns_without_lines_are_a_table(tmp_path: Path) -> None:
    paper = Paper().add_page()
    paper.write(60, 80, "The members of the Board, each of whom has one vote, are these:")
    end = write_rows(paper, 110, MEMBERS)
    paper.write(60, end + 20, "It meets in May.")
    blocks = read(paper, tmp_path)
    assert get_cells(blocks) == MEMBERS
    assert [block.text for block in blocks if block.kind == "text"] == [
        "The members of the Board, each of whom has one vote, are these:",
        "It meets in May.",
    ]


def test_cells_of_several_lines_are_one_where_rows_are_further_apart(tmp_path: Path) -> None:
    paper = Paper().add_page()
    for place, row in enumerate(MEMBERS):
        write_rows(paper, 100 + 36 * place, [row])
        paper.write(COLUMNS[1], 111 + 36 * place, "and others", size=9)
    assert get_cells(read(paper, tmp_path))[1] == [
        "Chair",
        "Amara Nwosu and others",
        "Saltmere Borough Council",
    ]


def test_level_lines_alone_part_rows(tmp_path: Path) -> None:
    paper = Paper().add_page()
    for place, row in enumerate(MEMBERS):
        write_rows(paper, 100 + 22 * place, [row])
        paper.write(COLUMNS[0], 111 + 22 * place, "(voting)", size=9)
        paper.rule(60, 115 + 22 * place, 460, 115 + 22 * place)
    assert get_cells(read(paper, tmp_path))[2] == ["Vice-Chair (voting)", "Tom Halloran", "Tarrant Police"]


def test_numbers_beside_paragraphs_are_no_table(tmp_path: Path) -> None:
    paper = Paper().add_page()
    for place, number in enumerate(["1.1", "1.2", "1.3", "1.4"]):
        paper.write(60, 100 + 20 * place, number)
        paper.write(110, 100 + 20 * place, "The Board meets in May and in June.")
    assert get_cells(read(paper, tmp_path)) == []


def test_headings_beside_long_texts_are_no_table(tmp_path: Path) -> None:
    paper = Paper().add_page()
    for place, heading in enumerate(["Purpose", "Members", "Meetings", "Review"]):
        paper.write(60, 100 + 40 * place, heading)
        paper.write(180, 100 + 40 * place, "The Board leads the work of all partners on the harbour and")
        paper.write(180, 113 + 40 * place, "meets in public four times a year, as the Council has asked it.")
    assert get_cells(read(paper, tmp_path)) == []


def test_lines_of_contents_are_no_table(tmp_path: Path) -> None:
    paper = Paper().add_page()
    for place, heading in enumerate(["Contents", "Purpose of the Board", "Members", "Meetings", "Review"]):
        paper.write(60, 100 + 18 * place, heading)
        if place:
            paper.write(480, 100 + 18 * place, str(place + 2))
    assert get_cells(read(paper, tmp_path)) == []
