"""Holds every question of the catalogue to its form: header, columns, example, and what it says it reads."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from csa_graph.asking import catalogue, running
from tests import imports
from tests.questions.agreement import answer, answer_from_stated, graph
from tests.questions.test_papers import NOT_OF_THE_AGREEMENT
from tests.questions.test_partnerships import NOT_OF_ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = catalogue.questions()
STATED = [name for name, query in QUESTIONS.items() if query.reads == "stated"]

# Each is there for someone: none may get lost.
NAMES = [
    "action-dates",
    "action-plan",
    "actions-due-after-plan-ends",
    "actions-due-before",
    "actions-of-lead",
    "actions-with-joint-leads",
    "actions-without-resolved-lead",
    "aliases-of",
    "bodies-by-priority",
    "chairs-and-deputies",
    "chairs-and-their-organisations",
    "chairs-by-partnership",
    "claims-of-the-document",
    "crime-figures",
    "do-totals-reconcile",
    "duties-and-bearers",
    "groups-answering-to-another-partnership",
    "groups-of-organisation",
    "groups-of-partnerships",
    "groups-outside-the-governance-appendix",
    "groups-with-several-lines",
    "groups-without-a-line",
    "partnerships-compared",
    "partnerships-without-elected-body",
    "passages-stating",
    "priorities-and-owners",
    "priorities-without-action",
    "priorities-without-owner",
    "programmes-and-who-runs-and-pays",
    "programmes-by-priority",
    "quorum-and-voting",
    "reporting-frequency",
    "reports-upward",
    "responsible-authorities-missing",
    "route-to-elected-scrutiny",
    "same-priority-across-partnerships",
    "statutory-basis",
    "unscrutinised-groups",
    "vacant-or-unnamed-seats",
    "what-does-passage-say",
    "what-ends-when",
    "what-is-inferred",
    "what-is-left-open",
    "which-document-prevails",
    "which-money-flows-where",
    "who-appoints-whom",
    "who-chairs-several",
    "who-chairs-what",
    "who-commissions-hosts-funds",
    "who-decides-what",
    "who-holds-which-post",
    "who-produces-which-plan",
    "who-reports-to",
    "who-reports-to-whom",
    "who-scrutinises-whom",
    "who-sits-in-several-partnerships",
    "who-sits-on",
]


# What the agreement has no case of is asked of invented ones, in test_partnerships.py and test_papers.py.
ANSWERED = [name for name in QUESTIONS if name not in {*NOT_OF_ONE, *NOT_OF_THE_AGREEMENT}]


def examples(name: str, *, optional: bool = True) -> dict[str, str]:
    given = QUESTIONS[name].parameters.items()
    return {key: parameter.example for key, parameter in given if optional or not parameter.optional}


def code(name: str) -> str:
    """The query without its header and comments."""
    return re.sub(r"(?m)^\s*#.*$", "", QUESTIONS[name].text)


def test_no_question_is_missing() -> None:
    assert set(NAMES) == QUESTIONS.keys(), "a new question is listed here; a listed one stays"


def test_every_question_has_expected_rows() -> None:
    files = [file for name, file in imports.files().items() if name.startswith("tests.questions.")]
    compared = {name for file in files for name in find_compared(file.tree)}
    assert QUESTIONS.keys() - compared == set(), "compare its rows with those of the document, by =="


def find_compared(tree: ast.AST) -> Iterator[str]:
    """Find the questions whose answer, or rows of it, a test compares with ``==``."""
    for test in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        asked = {
            target.id: node.value
            for node in ast.walk(test)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in (node for node in ast.walk(test) if isinstance(node, ast.Compare)):
            if not isinstance(node.ops[0], ast.Eq):
                continue
            for side in (node.left, *node.comparators):
                call = asked.get(side.id) if isinstance(side, ast.Name) else side
                if isinstance(call, ast.Call) and ast.unparse(call.func) in {"ask", "answer"} and call.args:
                    yield str(getattr(call.args[0], "value", ""))


@pytest.mark.parametrize(
    ("line", "is_compared"),
    [
        ('assert ask("q", "group") == {("scb",)}', True),
        ('rows = ask("q")\n    assert rows == set()', True),
        ('rows = ask("q")\n    assert ("scb",) in rows', False),
        ('assert {row[0] for row in ask("q")} == {"scb"}', False),
        ('assert ask("q") <= {("scb",)}', False),
    ],
)
def test_what_is_compared_is_told_from_what_is_only_looked_at(line: str, is_compared: bool) -> None:
    assert list(find_compared(ast.parse(f"def test() -> None:\n    {line}"))) == ["q"] * is_compared


@pytest.mark.parametrize("name", QUESTIONS)
def test_header_is_in_plain_sentences(name: str) -> None:
    query = QUESTIONS[name]
    assert re.fullmatch(r"[A-Z][^\n]*[^\s.]\.", query.summary)
    assert not query.note or re.fullmatch(r"[A-Z'][^\n]*[^\s.]\.", query.note)
    for words in (*query.columns.values(), *(each.summary for each in query.parameters.values())):
        assert re.fullmatch(r"[^\s].*[^\s.]", words), "a phrase, without a full stop"
    assert all(parameter.example for parameter in query.parameters.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_columns_are_those_of_the_query(name: str) -> None:
    query = QUESTIONS[name]
    selected = re.search(r"SELECT DISTINCT((?: \?\w+)+) WHERE", code(name))
    assert selected is not None, "the outer SELECT is DISTINCT and names its columns"
    columns = selected[1].replace("?", "").split()
    assert columns == list(query.columns)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", column) for column in columns)
    assert columns[-1] == "passage", "every row says where it is stated, in the last column"


@pytest.mark.parametrize("name", QUESTIONS)
def test_query_keeps_to_what_every_engine_does(name: str) -> None:
    text = code(name)
    assert "ORDER BY" in text
    assert not re.search(r"\b(SERVICE|FROM|LATERAL)\b", text)
    # A path is one pattern; two or more are evaluated anew for each row, and MINUS says the same.
    beyond_one_pattern = re.sub(r"FILTER NOT EXISTS \{ \S+ \S+ \S+ \}", "", text)
    assert not re.search(r"NOT EXISTS|!\s*EXISTS", beyond_one_pattern)
    assert all(re.fullmatch(r"PREFIX \w+: <[^>]+>", line) for line in text.splitlines() if "PREFIX" in line)
    # A prefix that nothing uses is noise, and one that is missing works by luck.
    declared = re.findall(r"PREFIX (\w+):", text)
    body = re.sub(r'PREFIX .*|<[^>]*>|"[^"]*"', "", text)
    assert set(declared) == set(re.findall(r"(?<![\w?])([a-z]+):(?=\w)", body))
    assert declared == sorted(declared)


@pytest.mark.parametrize("name", ANSWERED)
def test_example_has_an_answer(name: str) -> None:
    query = QUESTIONS[name]
    for arguments in (examples(name), examples(name, optional=False)):
        found = answer(name, **arguments)
        assert found.rows
        assert found.columns == tuple(query.columns)
        assert found.title == query.summary


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_row_says_where_it_is_stated(name: str) -> None:
    found = answer(name, **examples(name, optional=False))
    assert all(row[-1] for row in found)


@pytest.mark.parametrize("name", STATED)
def test_reads_no_more_than_it_says(name: str) -> None:
    """What says that it reads only what is stated has the same answer without rules and tables."""
    for arguments in (examples(name), examples(name, optional=False)):
        assert answer(name, **arguments).rows == answer_from_stated(name, **arguments).rows


def test_the_smaller_build_is_smaller() -> None:
    """Else the test above proves nothing."""
    (whole, _), (stated, _) = graph(), graph(whole=False)
    assert len(stated) < len(whole)


@pytest.mark.parametrize("name", QUESTIONS)
def test_table_of_questions_has_it(name: str) -> None:
    table = (QUESTIONS[name].path.parent / "README.md").read_text("utf-8")
    assert f"| `{name}` | {QUESTIONS[name].summary} |" in table


@pytest.mark.parametrize("name", NAMES)
def test_the_only_edition_gives_the_answer_of_the_current_layer(name: str) -> None:
    query = QUESTIONS[name]
    store, names = graph()
    [edition] = store.editions()
    arguments = {each.name: each.example for each in query.parameters.values() if not each.optional}
    current = running.run(query, store, names, arguments)
    assert set(running.run(query, store, names, arguments, edition).rows) == set(current.rows)
