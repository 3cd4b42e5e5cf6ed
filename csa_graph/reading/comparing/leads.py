"""The dates and the leads of the actions that were found beside those that are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.comparing.figures import Disagreement, Figure
from csa_graph.reading.comparing.forms import key
from csa_graph.reading.comparing.truth import DUE, LEAD, LEAD_AS_PRINTED
from csa_graph.reading.proposal import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from csa_graph.reading.comparing.bodies import Bodies
    from csa_graph.reading.comparing.matched import Matched

#: What is measured of an action, by what it is called in figures.
MEASURED = {"leads": LEAD, "leads as printed": LEAD_AS_PRINTED, "due dates": DUE}


def compare_actions(matched: Matched) -> tuple[dict[str, Figure], list[Disagreement]]:
    """Count the leads and dates of actions.

    An action that was not found lacks all of them; of one that is not in the truth they are not looked at,
    for it is counted as wrong itself.

    Args:
        matched: The review and the truth.
    """
    found = {fact: matched.claims[place] for place, stated in matched.pairs.facts.items() for fact in stated}
    figures: dict[str, Figure] = {}
    differ: list[Disagreement] = []
    for called, predicate in MEASURED.items():
        total = Figure()
        for place, fact in enumerate(matched.truth.facts):
            if fact.kind != "actions" or not fact.is_wanted:
                continue
            proposal = found[place].surest if place in found else None
            made = _values(proposal.details, predicate) if proposal else ()
            missed, wrong = _set_apart(called, fact.details.get(predicate, ()), made, matched.bodies)
            right = len(made) - len(wrong)
            sure = proposal is not None and proposal.confidence >= SURE
            counts = (right + len(missed), right, right + len(missed), right)
            total += Figure(*counts, len(made), right, len(made) * sure, len(wrong) * sure)
            differ += [Disagreement(called, "missed", f"{fact}: {value}", fact.at) for value in missed]
            if proposal:
                known = (fact.at, "", proposal.confidence, proposal.rule)
                differ += [Disagreement(called, "wrong", f"{fact}: {value}", *known) for value in wrong]
        if any(total):
            figures[called] = total
    return figures, differ


def _set_apart(
    called: str, wanted: tuple[str, ...], made: tuple[str, ...], bodies: Bodies
) -> tuple[list[str], list[str]]:
    """Return the values that are missed and those that are wrong."""
    left = list(made)
    missed = []
    for value in wanted:
        same = next((each for each in left if _is_same(called, each, value, bodies)), None)
        if same is None:
            missed.append(value)
        else:
            left.remove(same)
    return missed, left


def _is_same(called: str, made: str, wanted: str, bodies: Bodies) -> bool:
    """Compare two values: dates and words by what is written, leads by the body that they mean."""
    if called == "leads":
        return bool(bodies.resolve(made) & bodies.expand(wanted.split(" | ")))
    return made == wanted or key(made) == key(wanted)


def _values(details: Mapping[str, str | tuple[str, ...]], predicate: str) -> tuple[str, ...]:
    value = details.get(predicate, ())
    values: Iterable[str] = (value,) if isinstance(value, str) else value
    return tuple(each for each in values if each)
