"""The groups that a review names beside those that the document names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.reading.comparing.figures import Disagreement, Figure
from csa_graph.reading.comparing.forms import key

if TYPE_CHECKING:
    from csa_graph.reading.comparing.bodies import Bodies
    from csa_graph.reading.comparing.matched import Matched
    from csa_graph.reading.comparing.truth import Body
    from csa_graph.reading.proposal import Name, Review

KIND = "groups"


def compare_groups(matched: Matched) -> tuple[Figure, list[Disagreement]]:
    """Count which groups are named, each once under whatever name.

    A body that may be taken for a group or for something else is neither wanted nor wrong. A second name of a
    body that was found already is wrong, unless the review itself proposes that both are the same, or it is
    one of several that the body's name stands for.

    Args:
        matched: The review and the truth.

    Returns:
        The figures, and what differs.
    """
    review, found = matched.review, matched.bodies
    wanted = [body for body in matched.truth.bodies if body.is_wanted and body.kinds == ("group",)]
    named = [name for name in review.names if name.kind == "group"]
    met = {found.of_name[name.name].name for name in named if name.name in found.of_name}
    # A name that stands for several others is no further one: each of them is counted.
    single = [name for name in named if not name.parts]
    wrong = [name for name in single if not _is_group(name, found) and not _is_merged(name, found)]
    right = sum(body.name in met for body in wanted)
    figure = Figure(
        wanted=len(wanted),
        found=right,
        wanted_half=len(wanted),
        found_half=right,
        proposed=right + len(wrong),
        right=right,
    )
    missed = [Disagreement(KIND, "missed", body.name, body.at) for body in wanted if body.name not in met]
    return figure, [
        *missed,
        *(
            Disagreement(KIND, "wrong", name.name, _where(review, name), note=_note(name, found))
            for name in wrong
        ),
    ]


def _is_group(name: Name, found: Bodies) -> bool:
    """Say whether a name means a body that may be taken for a group."""
    body = found.of_name.get(name.name)
    return body is not None and "group" in body.kinds


def _is_merged(name: Name, found: Bodies) -> bool:
    """Say whether a name is a further one of a body, and the review says so or the body need not be named."""
    body = _second_of(name, found)
    if body is None:
        return False
    is_part = key(name.name) in {key(each) for each in body.each}
    return is_part or not body.is_wanted or any(found.of_name.get(other) == body for other, _ in name.same_as)


def _second_of(name: Name, found: Bodies) -> Body | None:
    """Return the body that a name is a further name of."""
    if name.name in found.of_name:
        return None
    own = found.resolve(name.name)
    return next((body for body in found.of_name.values() if own & found.forms[body.name]), None)


def _note(name: Name, found: Bodies) -> str:
    if name.name in found.of_name:
        return "a body, and no group"
    body = _second_of(name, found)
    return f"a second name of {body.name}" if body else ""


def _where(review: Review, name: Name) -> str:
    """Return where a name is met first."""
    first = set(name.passages[:1])
    return next((each.locator for each in review.document.passages if each.id in first), "")
