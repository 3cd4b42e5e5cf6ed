"""The gold lists: a file in ``gold/``, as ``README.md`` describes it, becomes what the reader is measured by.

And the other way: what an invented paper is known to state becomes such a file.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from csa_graph.reading.comparing.truth import (
    ACTION,
    DUE,
    LEAD,
    LEAD_AS_PRINTED,
    PRIORITY,
    THEME,
    Body,
    Fact,
    Mistake,
    Truth,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "gold"
OR = " | "


class Gold(NamedTuple):
    """A paper and what it states.

    Attributes:
        file: The name of the paper's file.
        truth: What it states.
    """

    file: str
    truth: Truth


class _Name(TypedDict, total=False):
    name: str
    aliases: list[str]
    each: list[str]
    may_be: str
    allowed: bool
    at: str


class _Seats(TypedDict, total=False):
    group: str
    role: str
    holders: list[str]
    open: str
    allowed: bool
    at: str


class _Priorities(TypedDict, total=False):
    body: str
    priorities: list[str]
    allowed: bool
    at: str


# "from" is a word of Python.
_Line = TypedDict(
    "_Line",
    {
        "from": str,
        "property": str,
        "to": str,
        "via": str,
        "frequency": str,
        "subject": str,
        "open": str,
        "allowed": bool,
        "at": str,
    },
    total=False,
)


class _Action(TypedDict, total=False):
    action: str
    theme: str
    due: str
    lead_as_printed: str
    leads: list[str]
    allowed: bool
    at: str


class _Mistake(TypedDict, total=False):
    subject: str
    property: str
    object: str
    why: str


class _File(TypedDict, total=False):
    paper: str
    file: str
    held_out: bool
    groups: list[_Name]
    organisations: list[_Name]
    seats: list[_Seats]
    lines: list[_Line]
    actions: list[_Action]
    priorities: list[_Priorities]
    must_not: list[_Mistake]


def read_gold(path: Path) -> Gold:
    """Read one gold list."""
    data: _File = tomllib.loads(path.read_text("utf-8"))  # type: ignore[assignment]  # the shape is the README's
    bodies = [_body(each, "group") for each in data.get("groups", [])]
    bodies += [_body(each, "organisation") for each in data.get("organisations", [])]
    facts = [*_seats(data), *_lines(data), *_actions(data), *_priorities(data)]
    mistakes = [
        Mistake(
            _forms(each.get("subject")), _forms(each.get("property")), _forms(each.get("object")), each["why"]
        )
        for each in data.get("must_not", [])
    ]
    truth = Truth(
        data["paper"], tuple(bodies), tuple(facts), tuple(mistakes), is_held_out=data.get("held_out", False)
    )
    return Gold(data["file"], truth)


def read_all(folder: Path = FOLDER) -> list[Gold]:
    """Read all gold lists of a folder, in the order of their names."""
    return [read_gold(path) for path in sorted(folder.glob("*.toml"))]


def _forms(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(OR)) if text else ()


def _body(entry: _Name, kind: str) -> Body:
    kinds = tuple(dict.fromkeys((kind, *_forms(entry.get("may_be")))))
    return Body(
        entry["name"],
        tuple(entry.get("aliases", [])),
        kinds,
        tuple(entry.get("each", [])),
        not entry.get("allowed", False),
        entry.get("at", ""),
    )


def _seats(data: _File) -> Iterator[Fact]:
    for entry in data.get("seats", []):
        kind = "chairs" if "chair" in entry["role"] else "members"
        for holder in entry["holders"] or [""]:
            yield Fact(
                "chairs" if kind == "chairs" else "members",
                _forms(holder),
                _forms(entry["role"]),
                _forms(entry.get("group")),
                not entry.get("allowed", False),
                entry.get("at", ""),
            )


def _lines(data: _File) -> Iterator[Fact]:
    for entry in data.get("lines", []):
        details = {
            "csa:via": _forms(entry.get("via")),
            "csa:frequency": _forms(entry.get("frequency")),
            "csa:subject": _forms(entry.get("subject")),
        }
        yield Fact(
            "lines",
            _forms(entry.get("from")),
            _forms(entry["property"]),
            _forms(entry.get("to")),
            not entry.get("allowed", False),
            entry.get("at", ""),
            {name: values for name, values in details.items() if values},
        )


def _actions(data: _File) -> Iterator[Fact]:
    for entry in data.get("actions", []):
        details = {
            LEAD: tuple(entry.get("leads", [])),
            LEAD_AS_PRINTED: _one(entry.get("lead_as_printed")),
            DUE: _one(entry.get("due")),
            THEME: _one(entry.get("theme")),
        }
        yield Fact(
            "actions",
            _forms(entry["action"]),
            (ACTION,),
            (),
            not entry.get("allowed", False),
            entry.get("at", ""),
            {name: values for name, values in details.items() if values},
        )


def _priorities(data: _File) -> Iterator[Fact]:
    for entry in data.get("priorities", []):
        for priority in entry["priorities"]:
            yield Fact(
                "priorities",
                _forms(entry["body"]),
                (PRIORITY,),
                _forms(priority),
                not entry.get("allowed", False),
                entry.get("at", ""),
            )


def _one(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def write_gold(gold: Gold) -> str:
    """Write a gold list as such a file."""
    truth = gold.truth
    head = {"paper": truth.title, "file": gold.file, "held_out": truth.is_held_out}
    lines = [f"{name} = {_toml(value)}" for name, value in head.items()]
    for called, kind in (("groups", "group"), ("organisations", "organisation")):
        entries = [_inline(_name(body)) for body in truth.bodies if body.kinds[0] == kind]
        lines += ["", f"{called} = [", *(f"    {entry}," for entry in entries), "]"]
    for fact in truth.facts:
        table, entry = _entry(fact)
        lines += ["", f"[[{table}]]", *(f"{name} = {_toml(value)}" for name, value in entry.items())]
    for each in truth.mistakes:
        ends = {"subject": each.subject, "property": each.predicate, "object": each.object}
        known = {name: OR.join(forms) for name, forms in ends.items() if forms}
        lines += ["", "[[must_not]]"]
        lines += [f"{name} = {_toml(value)}" for name, value in {**known, "why": each.why}.items()]
    return "\n".join(lines) + "\n"


def _name(body: Body) -> dict[str, object]:
    more: dict[str, object] = {}
    if body.kinds[1:]:
        more["may_be"] = OR.join(body.kinds[1:])
    if body.each:
        more["each"] = list(body.each)
    if not body.is_wanted:
        more["allowed"] = True
    return {"name": body.name, "aliases": list(body.aliases), **more, "at": body.at}


def _entry(fact: Fact) -> tuple[str, dict[str, object]]:
    """Return the table that a fact stands in, and its keys."""
    subject, predicate, object_ = (OR.join(each) for each in (fact.subject, fact.predicate, fact.object))
    rest: dict[str, object] = {} if fact.is_wanted else {"allowed": True}
    rest["at"] = fact.at
    if fact.kind == "lines":
        ends = {"from": subject, "property": predicate, "to": object_}
        entry: dict[str, object] = {name: text for name, text in ends.items() if text}
        entry |= {name.removeprefix("csa:"): OR.join(values) for name, values in fact.details.items()}
        return "lines", {**entry, **rest}
    if fact.kind == "priorities":
        return "priorities", {"body": subject, "priorities": [object_], **rest}
    if fact.kind == "actions":
        return "actions", {"action": subject, **_details(fact.details), **rest}
    holders = [subject] if subject else []
    return "seats", {"group": object_, "role": predicate, "holders": holders, **rest}


def _details(details: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    found: dict[str, object] = {"leads": list(details.get(LEAD, ()))}
    for name, predicate in (("lead_as_printed", LEAD_AS_PRINTED), ("due", DUE), ("theme", THEME)):
        if predicate in details:
            found[name] = details[predicate][0]
    return found


def _inline(entry: dict[str, object]) -> str:
    return "{ " + ", ".join(f"{name} = {_toml(value)}" for name, value in entry.items()) + " }"


def _toml(value: object) -> str:
    """Write a text, a yes or a list of texts: TOML writes them as JSON does."""
    return json.dumps(value, ensure_ascii=False)
