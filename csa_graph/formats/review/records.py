"""A review with its decisions becomes JSON, and JSON a review: one object, or a line for each part of it.

The object is what programs read; the lines stand on a sheet of the workbook, so that it can be imported and
read again without the paper.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import SourceError
from csa_graph.formats.review.codec import ShapeFault, decode, encode
from csa_graph.formats.review.decisions import DecidedReview, Decision, Gone, Index, find_answer
from csa_graph.formats.review.proposed import is_action, is_complete, list_texts
from csa_graph.reading.proposal import Mention, Name, Proposal, Review, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from csa_graph.formats.review.codec import Plain

# Less than a cell of a spreadsheet can hold.
_PIECE = 30_000
_PREDICATE, _PROPERTY = "predicate", "property"
_LISTS = ("passages", "names", "proposals", "unread")


class Settings(NamedTuple):
    """What is said of a review as a whole.

    Attributes:
        by: Who decides.
        on: When.
        suggest_above: The confidence from which accepting is suggested.
        paper: The checksum of the paper.
    """

    by: str = ""
    on: str = ""
    suggest_above: float | None = None
    paper: str = ""


def to_object(decided: DecidedReview) -> dict[str, Plain]:
    """Return a review as an object of JSON."""
    review, index = decided.review, Index(decided.review)
    document = _object(encode(review.document._replace(passages=())))
    # They stand beside it, as what else it is made of.
    document.pop("passages")
    made: dict[str, Plain] = {
        "document": document,
        "passages": [{**_object(encode(each)), "page": each.page} for each in review.document.passages],
        "names": [_show_name(key, name, decided) for key, name in index.names.items()],
        "proposals": [_show(key, decided, index) for key in index.proposals],
        "unread": [
            {**_object(encode(each)), "quote": index.passages[each.passage].text[each.start : each.end]}
            if each.passage in index.passages
            else encode(each)
            for each in review.unread
        ],
        "mentions": encode(review.mentions),
        "decided": encode(_settings(decided)),
    }
    others = {
        key: encode(decision)
        for key, decision in decided.decisions.items()
        if key not in index.names and key not in index.proposals and not decision.is_empty
    }
    if others:
        made["groups"] = others
    if decided.gone:
        made["gone"] = encode(decided.gone)
    return made


def from_object(found: Mapping[str, object], path: Path) -> DecidedReview:
    """Return the review of an object.

    Raises:
        SourceError: It is none.
    """
    try:
        return _read(found)
    except ShapeFault as fault:
        raise SourceError(f"this is no review as csa-graph read writes it: {fault}", path) from None


def dump(decided: DecidedReview) -> Iterator[str]:
    """Iterate over a review in lines of JSON; decisions are left out, for they stand in cells."""
    bare = decided._replace(decisions={})
    made = to_object(bare)
    for name, part in made.items():
        several = part if name in _LISTS and isinstance(part, list) else [part]
        for each in several:
            yield json.dumps({name: each}, ensure_ascii=True, separators=(",", ":"))


def load(lines: Iterable[str], path: Path) -> DecidedReview:
    """Return the review of some lines; raises as :func:`from_object`."""
    found: dict[str, object] = {name: [] for name in _LISTS}
    try:
        for line in lines:
            for name, part in json.loads(line).items():
                kept = found.get(name)
                if isinstance(kept, list) and name in _LISTS:
                    kept.append(part)
                else:
                    found[name] = part
    except (ValueError, AttributeError, RecursionError):
        raise SourceError("what the review is about cannot be read: read the paper again", path) from None
    return from_object(found, path)


def split(line: str) -> list[str]:
    r"""Return a line in pieces that fit into cells, and that no spreadsheet changes.

    >>> split('{"a":"=b_x0041_"}')
    ['{"a":"=b\\u005fx0041_"}']
    """
    text = line.replace("_x", "\\u005fx")
    pieces = []
    while text:
        end = min(_PIECE, len(text))
        # A cell loses the spaces at its ends, and a number its zeros: each piece ends with a letter or sign.
        while end < len(text) and (text[end - 1].isspace() or text[end].isspace()):
            end -= 1
        pieces.append(text[:end])
        text = text[end:]
    return pieces


def _settings(decided: DecidedReview) -> Settings:
    return Settings(decided.by, decided.on, decided.suggest_above, decided.paper)


def _object(value: Plain) -> dict[str, Plain]:
    return dict(value) if isinstance(value, dict) else {}


def _with_decision(key: str, made: dict[str, Plain], decided: DecidedReview) -> dict[str, Plain]:
    decision = decided.decisions.get(key, Decision())
    return made if decision.is_empty else {**made, "decision": encode(decision)}


def _show_name(key: str, name: Name, decided: DecidedReview) -> dict[str, Plain]:
    made = {"aliases": [], "passages": [], **_object(encode(name))}
    return _with_decision(key, made, decided)


def _show(key: str, decided: DecidedReview, index: Index) -> dict[str, Plain]:
    proposal = index.proposals[key]
    made = _object(encode(proposal))
    made[_PROPERTY] = made.pop(_PREDICATE)
    passage = index.passages.get(proposal.passage)
    made |= {
        "id": key,
        "page": passage.page if passage is not None else None,
        "quote": index.quote(proposal),
        "complete": is_complete(proposal),
    }
    if is_action(proposal):
        details = proposal.details
        made |= {
            "lead_as_printed": "; ".join(list_texts(details.get("csa:leadAsPrinted"))) or None,
            "leads": list(list_texts(details.get("csa:lead"))),
            "due": "; ".join(list_texts(details.get("csa:due"))) or None,
            "theme": "; ".join(list_texts(details.get("csa:theme"))) or None,
        }
    least = decided.suggest_above
    if least is not None and is_complete(proposal) and proposal.confidence >= least:
        made["suggestion"] = "accept"
    group = index.group_of.get(key)
    made |= {"group_id": group} if group else {}
    answer, where = find_answer(decided, index, key)
    made |= {"decided": answer, "decided_in": where} if answer else {}
    return _with_decision(key, made, decided)


def _read(found: Mapping[str, object]) -> DecidedReview:
    from csa_graph.documents.document import Document, Passage

    lists = {name: _list(found, name) for name in _LISTS}
    passages = tuple(decode(Passage, each, f"passages[{n}]") for n, each in enumerate(lists["passages"]))
    about = found.get("document")
    document = decode(Document, {**about, "passages": []} if isinstance(about, dict) else about, "document")
    names = tuple(decode(Name, each, f"names[{n}]") for n, each in enumerate(lists["names"]))
    proposals = tuple(
        decode(Proposal, _rename(each), f"proposals[{n}]") for n, each in enumerate(lists["proposals"])
    )
    unread = tuple(decode(Unread, each, f"unread[{n}]") for n, each in enumerate(lists["unread"]))
    mentions = found.get("mentions", {})
    if not isinstance(mentions, dict):
        raise ShapeFault("mentions must be an object")
    named = {
        key: tuple(decode(Mention, one, "mentions") for one in _as_list(each))
        for key, each in mentions.items()
    }
    review = Review(document._replace(passages=passages), names, named, proposals, unread)
    settings = decode(Settings, found.get("decided", {}), "decided")
    gone = tuple(decode(Gone, each, f"gone[{n}]") for n, each in enumerate(_as_list(found.get("gone", []))))
    return DecidedReview(
        review,
        _read_decisions(found, review, lists),
        settings.by,
        settings.on,
        gone,
        settings.suggest_above,
        settings.paper,
    )


def _read_decisions(
    found: Mapping[str, object], review: Review, lists: Mapping[str, list[object]]
) -> dict[str, Decision]:
    index = Index(review)
    decisions: dict[str, Decision] = {}
    for keys, name in ((index.names, "names"), (index.proposals, "proposals")):
        for key, each in zip(keys, lists[name], strict=True):
            if isinstance(each, dict) and "decision" in each:
                decisions[key] = decode(Decision, each["decision"], f"{name} {key}: decision")
    others = found.get("groups", {})
    if not isinstance(others, dict):
        raise ShapeFault("groups must be an object")
    return decisions | {key: decode(Decision, each, f"groups {key}") for key, each in others.items()}


def _list(found: Mapping[str, object], name: str) -> list[object]:
    if name not in found and name != "unread":
        raise ShapeFault(f"it lacks “{name}”")
    return _as_list(found.get(name, []), name)


def _as_list(value: object, where: str = "a part of it") -> list[object]:
    if not isinstance(value, list):
        raise ShapeFault(f"{where} must be a list")
    return value


def _rename(value: object) -> object:
    if isinstance(value, dict) and _PROPERTY in value:
        return {**value, _PREDICATE: value[_PROPERTY]}
    return value
