"""The tables: described where people read of them, and readable elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import rules, survey, tables
from tests.survey.conftest import DATA
from tests.survey.reading import Tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from csa_graph.survey import Survey

PAGE = Path(__file__).parent.parent.parent / "docs" / "survey-tables.md"


@pytest.mark.parametrize("table", tables.ALL, ids=lambda table: table.name)
def test_a_table_has_the_columns_that_are_described(table: tables.Table, done: Survey) -> None:
    place = rules.get_place(done.folder, table)
    files = sorted(place.glob("*/*.parquet")) if table.by_partnership else [place]
    in_files = table.columns[1:] if table.by_partnership else table.columns
    assert files
    for path in files:
        assert pq.read_schema(path).equals(tables.schema(in_files))
    text = PAGE.read_text("utf-8")
    for column in table.columns:
        assert f"| `{column.name}` | {column.kind} | {column.words} |" in text


def test_no_column_needs_quotes_in_a_query() -> None:
    """Words of SQL's own: they would be no names there."""
    reserved = {"row", "column", "table", "group", "order", "user", "check", "references", "end", "in", "to"}
    names = {column.name for table in tables.ALL for column in table.columns}
    assert not names & reserved
    assert all(name.isidentifier() for name in names)


def test_pandas_reads_a_table_with_the_partnership(done: Survey) -> None:
    frame = pd.read_parquet(done.folder / "nodes")
    assert len(frame) == done.rows["nodes"]
    assert set(frame["partnership"].astype(str)) == {
        row[0] for row in Tables(done.folder).read("editions", "partnership")
    }


def test_each_edition_has_its_file_also_without_rows(tmp_path: Path, data_file: Callable[..., Path]) -> None:
    lonely = data_file('p:1 { :a a csa:Group ; skos:prefLabel "A" . }')
    done = survey([lonely], tmp_path / "out", processes=1)
    assert done.rows["edges"] == 0
    assert Tables(done.folder).read("edges") == []


def test_what_was_not_asked_has_no_table(tmp_path: Path) -> None:
    done = survey([DATA / "harbour"], tmp_path / "out", processes=1)
    assert Tables(done.folder).names() == {
        "editions",
        "failures",
        "nodes",
        "edges",
        "statements",
        "across",
    }


def test_things_without_iri_have_the_same_name_each_time(
    tmp_path: Path, data_file: Callable[..., Path]
) -> None:
    text = 'p:1 { :a a csa:Group ; skos:prefLabel "A" . [] a csa:Seat ; org:postIn :a . [] a csa:Group . }'
    plan = data_file(text)
    read = [
        Tables(survey([plan], tmp_path / name, checks=True, processes=1).folder).all() for name in ("x", "y")
    ]
    assert read[0] == read[1]
    subjects = {row[0] for row in Tables(tmp_path / "x").read("statements", "subject")}
    assert {name for name in subjects if name.startswith("_:")} == {"_:b1", "_:b2"}


def test_a_value_keeps_its_datatype(tables: Tables) -> None:
    found = tables.read(
        "statements", "object", "datatype", where="subject LIKE '%harbour/boats' AND property LIKE '%due'"
    )
    everything = tables.read("statements", "datatype")
    assert {row[0] for row in everything} >= {
        None,
        "http://www.w3.org/2001/XMLSchema#string",
        "http://www.w3.org/2001/XMLSchema#date",
    }
    assert all(datatype is not None for _object, datatype in found)


def test_an_iri_too_long_for_a_folder_is_a_failure(tmp_path: Path, data_file: Callable[..., Path]) -> None:
    long = "https://w3id.org/csa-graph/harbour/" + "x" * 300
    plan = data_file(
        f"<https://w3id.org/csa-graph/harbour/2030-31> dct:publisher <{long}> ."
        f'p:1 {{ <{long}> a csa:Group ; skos:prefLabel "A" . }}'
    )
    done = survey([plan, DATA / "neighbours" / "vale.trig"], tmp_path / "out", processes=1)
    assert done.editions == 1
    [(*_what, step, message)] = done.failures
    assert step == "read"
    assert "too long" in str(message)
    with pytest.raises(CsaGraphError, match="too long"):
        tables.place(tmp_path, tables.NODES, long, "x")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.parquet"
    columns = (tables.Column("number", tables.NUMBER, "a number"),)
    tables.write(path, columns, [(1,), (None,)])
    assert pq.read_table(path).to_pylist() == [{"number": 1}, {"number": None}]
    with pytest.raises(pa.ArrowInvalid):
        tables.write(path, columns, [("not a number",)])
    assert [each.name for each in path.parent.iterdir()] == ["file.parquet"]
    assert pq.read_table(path).num_rows == 2


@pytest.mark.parametrize(
    ("missing", "extra", "asked"),
    [("pyarrow", "survey", {}), ("duckdb", "survey", {}), ("pyspark.sql", "spark", {"master": "local[1]"})],
)
def test_what_is_not_installed_is_told_with_its_extra(
    missing: str, extra: str, asked: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(CsaGraphError, match=rf"pip install 'csa-graph\[{extra}\]'"):
        survey([DATA / "harbour"], tmp_path / "out", **asked)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()
