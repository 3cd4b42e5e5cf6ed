"""Each reading rule finds what its own examples say, and nothing where they say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csa_graph.reading.statements import propose, rules
from tests.reading import examples

if TYPE_CHECKING:
    from csa_graph.reading.proposal import Proposal

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in rules.load()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_what_its_examples_say(rule: rules.Rule, example: rules.Example) -> None:
    made = propose.propose(*examples.build(example.text)).proposals
    found = {_write(each) for each in made if each.rule == rule.name}
    assert found <= set(example.finds), "it finds what its example does not say"
    assert {_write(each) for each in made} >= set(example.finds), "it finds less than its example says"


def _write(proposal: Proposal) -> str:
    return f"{proposal.subject or '?'} > {proposal.predicate} > {proposal.object or '?'}"
