"""Each reading rule finds what its own examples say, and nothing where they say nothing."""

from __future__ import annotations

import pytest

from csa_graph.reading.statements import propose, rules
from tests.reading import examples

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in rules.load()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_what_its_examples_say(rule: rules.Rule, example: rules.Example) -> None:
    found = {
        f"{each.subject or '?'} > {each.predicate} > {each.object or '?'}"
        for each in propose.propose(*examples.build(example.text)).proposals
        if each.rule != "edition" and (each.rule == rule.name or example.finds)
    }
    assert found == set(example.finds)
