"""The findings of the real agreement: each was read against the document, and none is copied from output."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from csa_graph import opening
from csa_graph.base import resources
from csa_graph.base.errors import UnknownNameError
from csa_graph.checking import checks
from csa_graph.checking.check import SEVERITIES
from csa_graph.naming.names import Names
from csa_graph.stores.memory import MemoryStore

if TYPE_CHECKING:
    from csa_graph.checking.findings import Finding
    from csa_graph.sparql.store import Store


# The last day of the plan: "through to March 2019" (Appendix A).
AS_OF = datetime.date(2019, 3, 31)


@pytest.fixture(scope="module")
def agreement_store() -> Store:
    store = MemoryStore()
    store.build(opening.find(resources.default_data()))
    return store


@pytest.fixture(scope="module")
def agreement(agreement_store: Store) -> list[Finding]:
    return checks.run(agreement_store, Names(agreement_store), as_of=AS_OF)


EXPECTED: dict[str, dict[str, Any]] = {}
for path in sorted((Path(__file__).parent / "expected").glob("*.toml")):
    EXPECTED |= tomllib.loads(path.read_text("utf-8"))
WORDED = [(code, case) for code, entry in EXPECTED.items() for case in entry.get("worded", ())]


@pytest.mark.parametrize("code", checks.all_checks())
def test_findings_of_the_agreement(code: str, agreement: list[Finding]) -> None:
    found = [each.focus.label for each in agreement if each.code == code]
    assert sorted(found) == sorted(EXPECTED[code]["found"])


@pytest.mark.parametrize(("code", "case"), WORDED, ids=lambda each: each if isinstance(each, str) else "")
def test_message_and_passages(code: str, case: dict[str, Any], agreement: list[Finding]) -> None:
    (finding,) = [each for each in agreement if (each.code, each.focus.label) == (code, case["focus"])]
    assert finding.message == case["message"]
    assert [passage.label for passage in finding.passages] == case["passages"]


def test_every_finding_is_a_sentence_with_evidence_and_a_remedy(agreement: list[Finding]) -> None:
    for each in agreement:
        assert each.message[0].isupper()
        assert each.message.endswith(".")
        assert "{" not in each.message
        assert each.passages, each
        assert each.remedy == checks.get(each.code).remedy


def test_findings_are_sorted_by_severity_code_and_document(agreement: list[Finding]) -> None:
    grades = [(SEVERITIES.index(each.severity), each.code) for each in agreement]
    assert grades == sorted(grades)
    locators = [each.passages[0].label for each in agreement if each.code == "action-with-joint-leads"]
    assert locators == [f"Appendix A, row {row}" for row in (1, 4, 5, 7, 8, 10)]


def test_only_and_skip_choose_checks(agreement_store: Store) -> None:
    names = Names(agreement_store)
    only = checks.run(agreement_store, names, only=["person-chairs-several", "action-led-by-a-collective"])
    assert {each.code for each in only} == {"person-chairs-several", "action-led-by-a-collective"}
    rest = checks.run(agreement_store, names, skip=iter(["person-chairs-several"]))
    assert "person-chairs-several" not in {each.code for each in rest}
    assert checks.run(agreement_store, names, only=[]) == []


@pytest.mark.parametrize("argument", ["only", "skip"])
def test_unknown_code_is_an_error_with_suggestions(argument: str, agreement_store: Store) -> None:
    names = Names(agreement_store)
    with pytest.raises(UnknownNameError, match="priority-without-owner") as error:  # noqa: PT012
        if argument == "only":
            checks.run(agreement_store, names, only=["priority-without-owners"])
        else:
            checks.run(agreement_store, names, skip=["priority-without-owners"])
    assert error.value.suggestions[0] == "priority-without-owner"


def test_an_edition_is_checked_like_the_current_layer(
    agreement_store: Store, agreement: list[Finding]
) -> None:
    (edition,) = agreement_store.editions()
    assert (
        checks.run(agreement_store, Names(agreement_store, edition), edition=edition, as_of=AS_OF)
        == agreement
    )
