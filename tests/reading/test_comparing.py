"""A review beside the truth: what counts as found, missed, half filled, wrong or invented."""

from __future__ import annotations

import pytest

from benchmarks.reading import lists
from csa_graph import opening
from csa_graph.base import resources
from csa_graph.documents.document import Document, Passage
from csa_graph.reading.comparing.compare import compare
from csa_graph.reading.comparing.figures import Figure, add_up, tabulate
from csa_graph.reading.comparing.stated import from_store
from csa_graph.reading.comparing.truth import ACTION, DUE, LEAD, LEAD_AS_PRINTED, Body, Fact, Mistake, Truth
from csa_graph.reading.proposal import SURE, Name, Proposal, Review
from csa_graph.stores.memory import MemoryStore

TEXT = "The Quay Group answers to the Harbour Board."
BODIES = (
    Body("Harbour Board", ("HB",), at="1.1"),
    Body("Quay Group", (), at="1.2"),
    Body("Port Unit", (), ("organisation", "group")),
    Body("working groups", (), is_wanted=False),
)
NAMES = (
    Name("Harbour Board", ("the Board",), "group", passages=("p1",)),
    Name("Quay Group", (), "group", passages=("p1",)),
)


def _line(subject: str | None, predicate: str, object_: str | None, confidence: float = 0.8) -> Proposal:
    words = f"{subject} {predicate} {object_}"
    return Proposal("p1", 0, 14, words, subject, predicate, object_, confidence, "a-rule", "so it says")


def _review(*proposals: Proposal, names: tuple[Name, ...] = NAMES) -> Review:
    document = Document("paper.txt", "txt", "A paper", (Passage("p1", "1.2", "paragraph", TEXT),))
    return Review(document, names, {}, proposals)


def _truth(*facts: Fact, mistakes: tuple[Mistake, ...] = ()) -> Truth:
    return Truth("A paper", BODIES, facts, mistakes)


REPORTS = Fact("lines", ("Quay Group",), ("csa:reportsTo",), ("Harbour Board",), at="1.2")
CHAIR = Fact("chairs", ("Ann Lee", "Cllr Ann Lee"), ("chair",), ("Harbour Board",), at="1.3")


@pytest.mark.parametrize(
    ("subject", "object_"),
    [("Quay Group", "Harbour Board"), ("the Quay-Group", "HB"), ("QUAY GROUP", "Harbour Board (HB)")],
)
def test_names_are_compared_by_their_forms_however_they_are_written(subject: str, object_: str) -> None:
    found = compare(_review(_line(subject, "csa:reportsTo", object_)), _truth(REPORTS))
    assert found.figures["lines"] == Figure(1, 1, 1, 1, 1, 1, 0, 0)


def test_a_fact_that_is_proposed_twice_counts_once() -> None:
    twice = [
        _line("Quay Group", "csa:reportsTo", "Harbour Board"),
        _line("Quay Group", "csa:reportsTo", "HB"),
    ]
    assert compare(_review(*twice), _truth(REPORTS)).figures["lines"] == Figure(1, 1, 1, 1, 1, 1, 0, 0)


def test_another_property_is_wrong_and_leaves_the_fact_missed() -> None:
    found = compare(_review(_line("Quay Group", "csa:overseenBy", "Harbour Board")), _truth(REPORTS))
    assert found.figures["lines"] == Figure(1, 0, 1, 0, 1, 0, 0, 0)
    assert [(each.what, each.where) for each in found.disagreements if each.kind == "lines"] == [
        ("missed", "1.2"),
        ("wrong", "1.2"),
    ]


def test_what_is_wrong_is_told_with_its_words() -> None:
    found = compare(_review(_line("Quay Group", "csa:overseenBy", "Harbour Board")), _truth())
    (wrong,) = (each for each in found.disagreements if each.what == "wrong")
    assert wrong.quote == TEXT[:14]
    assert str(wrong) == (
        "lines, wrong: Quay Group · csa:overseenBy · Harbour Board (0.80, a-rule) [1.2] “The Quay Group”"
    )


def test_a_line_the_other_way_round_is_wrong() -> None:
    found = compare(_review(_line("Harbour Board", "csa:reportsTo", "Quay Group")), _truth(REPORTS))
    assert found.figures["lines"] == Figure(1, 0, 1, 0, 1, 0, 0, 0)


@pytest.mark.parametrize(("subject", "object_"), [("Quay Group", None), (None, "Harbour Board")])
def test_a_half_statement_counts_as_half_filled_and_is_never_wrong(
    subject: str | None, object_: str | None
) -> None:
    found = compare(_review(_line(subject, "csa:reportsTo", object_)), _truth(REPORTS))
    assert found.figures["lines"] == Figure(1, 0, 1, 1, 0, 0, 0, 0)
    assert [each.what for each in found.disagreements if each.kind == "lines"] == ["half filled"]


def test_a_half_statement_with_another_end_finds_nothing() -> None:
    found = compare(_review(_line("Harbour Board", "csa:reportsTo", None)), _truth(REPORTS))
    assert found.figures["lines"].found_half == 0


def test_an_end_that_the_document_leaves_open_is_found_by_half() -> None:
    open_ = Fact("chairs", (), ("chair",), ("Harbour Board",))
    found = compare(_review(_line(None, "chair", "Harbour Board")), _truth(open_))
    assert found.figures["chairs"] == Figure(0, 0, 1, 1, 0, 0, 0, 0)
    assert not [each for each in found.disagreements if each.kind == "chairs"]


def test_only_what_is_marked_sure_can_be_invented() -> None:
    sure = _line("Harbour Board", "csa:reportsTo", "Quay Group", SURE)
    right = _line("Quay Group", "csa:reportsTo", "Harbour Board", SURE)
    unsure = _line("Quay Group", "csa:overseenBy", "Harbour Board", SURE - 0.01)
    figure = compare(_review(sure, right, unsure), _truth(REPORTS)).figures["lines"]
    assert (figure.sure, figure.invented, figure.proposed, figure.right) == (2, 1, 3, 1)


def test_what_may_be_proposed_is_neither_right_nor_wrong() -> None:
    allowed = REPORTS._replace(is_wanted=False)
    found = compare(_review(_line("Quay Group", "csa:reportsTo", "Harbour Board", SURE)), _truth(allowed))
    assert "lines" not in found.figures
    assert [each.what for each in found.disagreements if each.kind == "lines"] == ["may be"]


def test_a_mistake_that_was_expected_says_why() -> None:
    mistake = Mistake(("Harbour Board",), ("csa:reportsTo",), (), "nobody says so")
    found = compare(_review(_line("HB", "csa:reportsTo", "Quay Group")), _truth(mistakes=(mistake,)))
    assert [(each.what, each.note) for each in found.disagreements if each.kind == "lines"] == [
        ("expected mistake", "nobody says so")
    ]
    assert found.figures["lines"].right == 0


def test_holders_that_are_printed_otherwise_are_paired_one_to_one() -> None:
    facts = [Fact("members", (each,), ("member",), ("Harbour Board",)) for each in ("Police", "Fire Service")]
    seats = ["two senior representatives from the Police", "Fire and Rescue Service", "Police Cadets Police"]
    found = compare(_review(*(_line(each, "member", "HB") for each in seats)), _truth(*facts))
    assert found.figures["members"] == Figure(2, 2, 2, 2, 3, 2, 0, 0)


def test_a_chair_of_another_group_is_wrong_however_alike_the_names() -> None:
    found = compare(_review(_line("Ann Lee", "chair", "Quay Group")), _truth(CHAIR))
    assert found.figures["chairs"] == Figure(1, 0, 1, 0, 1, 0, 0, 0)


def test_a_chair_by_another_office_than_the_one_that_is_stated_is_wrong() -> None:
    fact = CHAIR._replace(subject=("Chief Constable",))
    found = compare(_review(_line("Chief Executive", "chair", "Harbour Board")), _truth(fact))
    assert found.figures["chairs"] == Figure(1, 0, 1, 0, 1, 0, 0, 0)


def test_leads_dates_and_printed_leads_are_counted_of_the_actions_that_were_found() -> None:
    details = {LEAD: ("Harbour Board", "Quay Group"), LEAD_AS_PRINTED: ("HB / QG",), DUE: ("2027-03-31",)}
    fact = Fact("actions", ("lights pier",), (ACTION,), (), details=details)
    other = Fact("actions", ("paint fence",), (ACTION,), (), details={DUE: ("2027-01-31",)})
    made = Proposal(
        "p1",
        0,
        3,
        "An action",
        "Mend the lights on the pier",
        "rdf:type",
        ACTION,
        0.95,
        "rows",
        "a table",
        {LEAD: ("HB", "Port Unit"), LEAD_AS_PRINTED: "HB / QG", DUE: "2027-04-30"},
    )
    figures = compare(_review(made), _truth(fact, other)).figures
    assert figures["actions"] == Figure(2, 1, 2, 1, 1, 1, 1, 0)
    assert figures["leads"] == Figure(2, 1, 2, 1, 2, 1, 2, 1)
    assert figures["leads as printed"] == Figure(1, 1, 1, 1, 1, 1, 1, 0)
    assert figures["due dates"] == Figure(2, 0, 2, 0, 1, 0, 1, 1)


def test_a_row_is_one_action_whatever_words_the_truth_has_for_it() -> None:
    facts = [
        Fact("actions", (words,), (ACTION,), (), at=f"Table 1, row {row}")
        for row, words in ((1, "a"), (2, "b"))
    ]
    row = Passage("r2", "Table 1, row 2", "row", "Mend the lights")
    made = _line("Mend the lights", "rdf:type", ACTION)._replace(passage="r2")
    review = _review(made)
    review = review._replace(document=review.document._replace(passages=(row,)))
    found = compare(review, _truth(*facts))
    assert [each.statement for each in found.disagreements if each.kind == "actions"] == ["a"]


def test_groups_are_found_once_under_whatever_name() -> None:
    names = (
        *NAMES,
        Name("HB", (), "group"),
        Name("Fish Market", (), "group"),
        Name("Port Unit", (), "group"),
        Name("working groups", (), "group"),
    )
    found = compare(_review(names=names), _truth())
    assert found.figures["groups"] == Figure(2, 2, 2, 2, 4, 2, 0, 0)
    assert [(each.statement, each.note) for each in found.disagreements] == [
        ("HB", "a second name of Harbour Board"),
        ("Fish Market", ""),
    ]


def test_a_second_name_that_the_review_would_merge_is_not_wrong() -> None:
    names = (*NAMES, Name("HB", (), "group", same_as=(("Harbour Board", 0.9),)))
    assert compare(_review(names=names), _truth()).figures["groups"].proposed == 2


def test_figures_of_papers_are_added_up_and_told_with_their_n() -> None:
    one = compare(_review(_line("Quay Group", "csa:reportsTo", "Harbour Board")), _truth(REPORTS))
    other = compare(_review(), _truth(REPORTS))
    both = add_up("both", [one, other])
    assert tabulate(both)[1][0] == ("lines", "50 % (1 of 2)", "50 % (1 of 2)", "100 % (1 of 1)", "0 of 0")


def test_a_gold_list_is_written_as_it_is_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("gold") / "gold.toml"
    for each in lists.read_all():
        path.write_text(lists.write_gold(each), "utf-8")
        assert lists.read_gold(path) == each


@pytest.fixture(scope="module")
def stated() -> Truth:
    """What the bundled data state."""
    store = MemoryStore()
    store.build(opening.find([resources.data() / "worcestershire"]))
    return from_store(store)


def _propose(truth: Truth) -> Review:
    """Propose all that is known to be true, as a reader would that reads all."""
    names = [Name(body.name, body.aliases, body.kinds[0]) for body in truth.bodies]
    made = []
    for fact in truth.facts:
        subject, object_ = (forms[0] if forms else None for forms in (fact.subject, fact.object))
        first = {
            name: tuple(each.split(" | ")[0] for each in values) for name, values in fact.details.items()
        }
        made.append(_line(subject, fact.predicate[0], object_)._replace(details=first))
    return _review(*made, names=tuple(names))


def test_what_data_state_agrees_with_itself(stated: Truth) -> None:
    found = compare(_propose(stated), stated)
    assert not [each for each in found.disagreements if each.kind != "groups"]
    assert found.figures["chairs"][:2] == (12, 12)
    assert found.figures["leads"][:2] == (16, 16)


def test_the_list_by_hand_of_the_agreement_agrees_with_its_data(stated: Truth) -> None:
    """Two lists of one paper: whoever reads all that the data state has read all that the list wants."""
    (by_hand,) = (each.truth for each in lists.read_all() if each.file.startswith("worcestershire"))
    figures = compare(_propose(stated), by_hand).figures
    assert figures["chairs"][:2] == (12, 12)
    assert figures["lines"][:2] == (13, 13)
    # For whom the co-opted members sit is not told, so that their seat is half a statement.
    assert figures["members"][:4] == (58, 57, 58, 58)
    assert figures["groups"][:2] == (23, 23)
    assert {kind: figures[kind].right for kind in ("chairs", "lines", "members")} == {
        kind: figures[kind].proposed for kind in ("chairs", "lines", "members")
    }
