"""Every check finds what is broken, and nothing where all is sound."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from csa_graph import opening
from csa_graph.asking import query as queries
from csa_graph.base.errors import QueryError
from csa_graph.checking import checks, circles
from csa_graph.checking.check import Check, from_query
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from csa_graph.checking.findings import Finding
    from csa_graph.sparql.store import Store

HERE = Path(__file__).parents[1] / "checks"
SOUND, TABLE = ((HERE / name).read_text("utf-8") for name in ("sound.trig", "offences.csv"))
BREAKS = [
    case
    for path in sorted((HERE / "breaks").glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["break"]
]
# A day in the period of the sound plan, before anything in it is due.
AS_OF = datetime.date(2030, 2, 1)
each_break = pytest.mark.parametrize("case", BREAKS, ids=lambda case: case["code"])

Case = dict[str, Any]


def build(folder: Path, text: str, table: str) -> Store:
    (folder / "plan.trig").write_text(text, encoding="utf-8")
    (folder / "offences.csv").write_text(table, encoding="utf-8")
    store = MemoryStore()
    store.build(opening.find([folder / "plan.trig"]))
    return store


def broken(folder: Path, case: Case) -> Store:
    old, new = case["old"], case["new"]
    assert (SOUND + TABLE).count(old) == 1, "the change must be made at one place"
    return build(folder, SOUND.replace(old, new), TABLE.replace(old, new))


def told(finding: Finding) -> Case:
    passages = [passage.label for passage in finding.passages]
    return {"focus": finding.focus.label, "message": finding.message, "passages": passages}


def test_a_sound_partnership_has_no_findings(tmp_path: Path) -> None:
    store = build(tmp_path, SOUND, TABLE)
    assert checks.run(store, Names(store), as_of=AS_OF) == []


@each_break
def test_check_finds_what_is_broken(case: Case, tmp_path: Path) -> None:
    store = broken(tmp_path, case)
    found = checks.run(store, Names(store), only=[case["code"]], as_of=case.get("as_of", AS_OF))
    assert [told(each) for each in found] == case["found"]


def test_every_check_is_tried_out() -> None:
    assert {case["code"] for case in BREAKS} == set(checks.all_checks())


@pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning")  # rdflib's own
@each_break
def test_query_is_plain_sparql(case: Case, tmp_path: Path) -> None:
    """Another engine must give the same rows."""
    import rdflib
    from pyoxigraph import Literal, NamedNode, RdfFormat

    store = broken(tmp_path, case)
    check = checks.get(case["code"])
    query = circles.fill(check, store)
    other = rdflib.Dataset()
    other.parse(data=store.dump(RdfFormat.N_QUADS).decode(), format="nquads")
    given: dict[str, Literal] = {}
    if check.needs_date:
        day = case.get("as_of", AS_OF).isoformat()
        given["as_of"] = Literal(day, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    ours = store.select(query, given)
    bound = {name: rdflib.Literal(term.value, datatype=term.datatype.value) for name, term in given.items()}
    expected = {
        tuple(str(term.value) if isinstance(term, Literal) else term and term.value for term in row)  # type: ignore[union-attr]
        for row in ours
    }
    rows = cast("Iterable[tuple[Any, ...]]", other.query(query, initBindings=bound))
    found = {tuple(None if term is None else str(term) for term in row) for row in rows}
    assert expected
    assert found == expected


def test_what_is_a_collective_to_one_check_is_one_to_the_other() -> None:
    words = [
        re.findall(r'"(\^[^"]+)"', checks.get(code).query.text)
        for code in ("action-led-by-a-collective", "action-without-lead")
    ]
    assert len(words[0]) == 1
    assert words[0] == words[1]


@pytest.mark.parametrize("check", checks.all_checks().values(), ids=lambda check: check.code)
def test_header_speaks_to_people(check: Check) -> None:
    assert check.query.name == check.query.path.stem
    for text in (check.query.summary, check.why, check.remedy, check.source, check.message, *check.also):
        assert text.endswith(".")
        assert text[0].isupper() or text.startswith("{")
    assert not check.title.endswith(".")
    assert "focus" in check.query.columns
    header = [line for line in check.query.path.read_text().splitlines() if line.startswith("#+")]
    known = {"title", "topic", "severity", "summary", "why", "remedy", "source", "message"}
    known |= {
        "also",
        "each",
        "phrases",
        "joined_by",
        "columns",
        "mark",
        "parameters",
        "by_edition",
        "denies",
        "circles",
        "any_day",
    }
    assert set(check.query.header) <= known, header


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ('severity = "error"', "has no title"),
        ('topic = "weather"\nseverity = "note"\ntitle = "T"', "it can be ownership,"),
        ('severity = "grave"\ntitle = "T"', "it can be error, warning or note"),
        ('severity = "note"\ntitle = "T"\nalso = ["{nobody}."]', "uses {nobody}"),
        (
            'severity = "note"\ntitle = "T"\n[columns]\nfocus = "f"\nunselected = "u"',
            "selects no ?unselected",
        ),
        ('severity = "note"\ntitle = "T"\neach = ["area"]', "uses {area}"),
    ],
)
def test_a_wrong_header_is_named(header: str, complaint: str, tmp_path: Path) -> None:
    parts = header.split("\n[columns]")
    columns = parts[1] if len(parts) > 1 else '\nfocus = "f"'
    texts = 'summary = "S."\nwhy = "W."\nremedy = "R."\nsource = "S."\nmessage = "M {focus}."'
    texts += "" if "topic" in header else '\ntopic = "evidence"'
    lines = f"{texts}\n{parts[0]}\n[columns]{columns}".splitlines()
    path = tmp_path / "made-up.rq"
    path.write_text("\n".join(f"#+ {line}" for line in lines) + "\nSELECT ?focus { ?focus ?p ?o }", "utf-8")
    store = MemoryStore()
    with pytest.raises(QueryError) as error:
        checks.run(store, Names(store), known={path.stem: from_query(queries.read(path))})
    assert complaint in str(error.value)
    assert "made-up" in str(error.value)


def test_labels_with_braces_and_markup_stay_as_they_are(tmp_path: Path) -> None:
    text = SOUND.replace('"Quay Board"', '"<b>{lower}</b> 🚢 לוח"').replace(
        ":board csa:scrutinisedBy :scrutiny .", ""
    )
    store = build(tmp_path, text, TABLE)
    (finding,) = checks.run(store, Names(store), only=["group-without-line"])
    assert finding.message.startswith("No passage says to whom the <b>{lower}</b> 🚢 לוח answers:")
