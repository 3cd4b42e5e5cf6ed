"""What is missing is told with the caveats that limit it: of its thing or document, and of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from csa_graph import GovernanceGraph
from csa_graph.asking import catalogue
from csa_graph.terms import ontology
from csa_graph.terms.iris import CSA

SOUND = (Path(__file__).parents[1] / "checks" / "sound.trig").read_text("utf-8")
# The partnership is described here, and without this line answers to nobody.
LINE = "    :partnership csa:reportsTo :board ."
CAVEAT = "https://w3id.org/csa-graph/caveat/"
TOLD = "What limits this: The copy is torn (2)."


def read(folder: Path, caveat: str, *, more: str = "") -> GovernanceGraph:
    """Return the sound partnership without the line, with a caveat in the same passage."""
    words = f'    :torn a csa:Caveat ; skos:prefLabel "The copy is torn" ; {caveat} .'
    assert SOUND.count(LINE) == 1
    (folder / "plan.trig").write_text(SOUND.replace(LINE, words) + more, encoding="utf-8")
    (folder / "offences.csv").write_text("category,area,period,value\nThefts,East,2029,5\n", encoding="utf-8")
    return GovernanceGraph.open(folder / "plan.trig")


def find(graph: GovernanceGraph) -> tuple[str, ...]:
    """Return what limits the one finding that the partnership answers to nobody."""
    (finding,) = graph.check(only="group-without-line")
    assert finding.focus.label == "Quay Partnership"
    assert all(finding.message.endswith(each) for each in finding.limits[-1:])
    return finding.limits


@pytest.mark.parametrize("kind", ["missing-picture", "not-exhaustive", "incomplete", "excerpt"])
@pytest.mark.parametrize("about", [":2030", "p:2", "p:A", ":agreement", ":appendix", ":partnership"])
def test_missing_text_limits_what_is_denied_of_it(kind: str, about: str, tmp_path: Path) -> None:
    graph = read(tmp_path, f"dct:type <{CAVEAT}{kind}> ; csa:concerns {about}")
    assert find(graph) == (TOLD,)


@pytest.mark.parametrize("about", [":board", ":lamps"])
def test_a_caveat_on_another_thing_limits_nothing(about: str, tmp_path: Path) -> None:
    assert find(read(tmp_path, f"dct:type <{CAVEAT}incomplete> ; csa:concerns {about}")) == ()


@pytest.mark.parametrize("kind", ["unclear", "undecided"])
def test_what_is_open_limits_only_what_it_names(kind: str, tmp_path: Path) -> None:
    caveat = f"dct:type <{CAVEAT}{kind}> ; csa:concerns :partnership"
    assert find(read(tmp_path, caveat)) == ()
    assert find(read(tmp_path, f"{caveat} ; csa:limits csa:accountableTo")) == (TOLD,)


@pytest.mark.parametrize(
    ("limited", "is_told"),
    [
        ("csa:accountableTo", True),
        # A particular line may be what is missing.
        ("csa:scrutinisedBy", True),
        ("csa:Seat", False),
        ("csa:owns", False),
        ("csa:owns , csa:reportsTo", True),
    ],
)
def test_a_caveat_that_names_what_it_limits_limits_nothing_else(
    limited: str, is_told: bool, tmp_path: Path
) -> None:
    caveat = f"dct:type <{CAVEAT}missing-picture> ; csa:concerns :2030 ; csa:limits {limited}"
    assert find(read(tmp_path, caveat)) == ((TOLD,) if is_told else ())


def test_a_caveat_of_another_edition_limits_nothing(tmp_path: Path) -> None:
    more = """
<https://w3id.org/csa-graph/mole/2030> a csa:Edition ; dct:title "Mole Plan" ; csa:period "2030" .
<https://w3id.org/csa-graph/mole/2030#1> a csa:Passage ; dct:isPartOf <https://w3id.org/csa-graph/mole/2030> ;
    csa:locator "1" ; csa:order 1 .
<https://w3id.org/csa-graph/mole/2030#1> {
    <https://w3id.org/csa-graph/mole/watch> a csa:Group ; skos:prefLabel "Mole Watch" .
}
"""
    graph = read(tmp_path, f"dct:type <{CAVEAT}excerpt> ; csa:concerns :2030", more=more)
    limits = {each.focus.label: each.limits for each in graph.check(only="group-without-line")}
    assert {name: len(told) for name, told in limits.items()} == {"Quay Partnership": 1, "Mole Watch": 0}


def test_questions_tell_it_of_rows_that_deny_and_where_there_are_none(tmp_path: Path) -> None:
    graph = read(tmp_path, f"dct:type <{CAVEAT}incomplete> ; csa:concerns :2030")
    assert graph.ask("groups-without-a-line").note.endswith(TOLD)
    silent = graph.ask("who-reports-to", group="Quay Partnership")
    assert not silent
    assert (
        silent.explain_absence()
        == f"No passage states a line to this body. Asked of Quay Partnership (group). {TOLD}"
    )
    # A row that is stated denies nothing.
    assert "limits" not in graph.ask("who-sits-on", group="Quay Partnership").note


@pytest.mark.parametrize("name", ["tree", "interlocks", "weak-points"])
def test_analyses_of_lines_tell_it(name: str, tmp_path: Path) -> None:
    graph = read(tmp_path, f"dct:type <{CAVEAT}incomplete> ; csa:concerns :2030")
    assert graph.analyse(name).limits.endswith(TOLD)


def test_many_caveats_are_counted(tmp_path: Path) -> None:
    more = "".join(
        f'p:A {{ :torn-{number} a csa:Caveat ; skos:prefLabel "Torn {number}" ; csa:concerns :2030 ; '
        f"dct:type <{CAVEAT}incomplete> . }}\n"
        for number in range(5)
    )
    graph = read(tmp_path, f"dct:type <{CAVEAT}incomplete> ; csa:concerns :2030", more=more)
    assert find(graph) == ("What limits this: 6 caveats, which the question what-is-left-open lists.",)


def test_each_report_tells_it(tmp_path: Path) -> None:
    from csa_graph.views import findings

    graph = read(tmp_path, f"dct:type <{CAVEAT}incomplete> ; csa:concerns :2030")
    report = graph.check(only="group-without-line")
    for form in findings.FORMATS:
        assert "The copy is torn" in findings.render(report, form), form


def test_what_queries_deny_is_a_term() -> None:
    known = {value.value for value in vars(CSA).values() if hasattr(value, "value")}
    every = [*catalogue.questions().values(), *catalogue.checks().values()]
    denied = {term for query in every for term in (*query.denies, *query.none_denies)}
    assert denied
    assert denied <= known


def test_a_line_is_below_the_general_one() -> None:
    assert CSA.accountableTo.value in ontology.list_wider(CSA.scrutinisedBy.value)
    assert CSA.scrutinisedBy.value not in ontology.list_wider(CSA.accountableTo.value)
