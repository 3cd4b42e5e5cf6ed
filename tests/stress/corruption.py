"""A store in a folder is damaged at random; whoever reads it is told so, or is answered as before.

Each damage is tried in a process of its own, with little time and memory.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import time
from typing import TYPE_CHECKING, NamedTuple

from csa_graph.base.errors import CsaGraphError
from csa_graph.stores.folder import contents
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from csa_graph.sparql.store import Store

#: Seconds and bytes that a reader may take, of its own.
SECONDS, MEMORY = 20, 1_000_000_000
KINDS = ("flip", "truncate", "zero", "delete", "append", "swap")
TOLD, SAME, WRONG, UNFORESEEN, ENDLESS = "told", "same", "wrong answer", "unforeseen", "endless"
#: What must not come of any damage.
FAULTS = {WRONG, UNFORESEEN, ENDLESS}
_REPORTS = "SELECT * { GRAPH ?g { ?a <https://w3id.org/csa-graph/ontology#reportsTo> ?b } }"
_COUNT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }"


class Outcome(NamedTuple):
    """What came of a damage: one of the words above, and particulars."""

    kind: str
    damage: str
    detail: str = ""


def damage(place: Path, chance: random.Random, kind: str) -> str:
    """Damage one file of a folder, and return how."""
    paths = sorted(each for each in place.rglob("*") if each.is_file() and each.stat().st_size)
    path = chance.choice(paths)
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content))
    if kind == "flip":
        content[at] ^= 1 << chance.randrange(8)
    elif kind == "truncate":
        del content[at:]
    elif kind == "zero":
        end = min(len(content), at + chance.choice((1, 100, 5_000)))
        content[at:end] = bytes(end - at)
    elif kind == "append":
        content += chance.randbytes(chance.choice((1, 100, 5_000)))
    other = chance.choice(paths)
    if kind == "swap":
        path.write_bytes(other.read_bytes())
        other.write_bytes(content)
    elif kind == "delete":
        path.unlink()
    else:
        path.write_bytes(content)
    return f"{kind} {path.name} at {at}" + (f" with {other.name}" if kind == "swap" else "")


def summarise(store: Store) -> str:
    """Return what a reader gets of a store: answers, a count and all statements."""
    rows = sorted(map(str, store.select(_REPORTS)))
    return f"{rows} {store.select(_COUNT).rows} {len(store)} {sum(1 for _ in store.quads())}"


def try_one(whole: Path, work: Path, seed: int, expected: str, *, is_large: bool = False) -> Outcome:
    """Damage a copy of a store and read it.

    Args:
        whole: The store.
        work: Where its copy goes.
        seed: Says what is done to it.
        expected: What a reader gets of the whole store.
        is_large: Whether it is read as a store is that is too large to be compared whole when it is opened.
    """
    chance = random.Random(seed)  # noqa: S311  (no secret hangs on it)
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(whole, work)
    done = damage(work, chance, KINDS[seed % len(KINDS)])
    if is_large:
        contents.SMALL = 0
    kind, text = read_apart(work)
    if kind == SAME and text != expected:
        return Outcome(WRONG, done, text[-200:])
    return Outcome(kind, done, "" if kind == SAME else text)


def read_apart(work: Path) -> tuple[str, str]:
    """Read a store in a process of its own, and return what came of it, and what it says."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _read_and_say(work, write)
    os.close(write)
    with os.fdopen(read, encoding="utf-8", errors="replace") as said:
        text = said.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status:
        limits = {-signal.SIGALRM, -signal.SIGXCPU, -signal.SIGABRT, -signal.SIGKILL}
        return ENDLESS if status in limits else UNFORESEEN, f"ended with {status}"
    if not text.startswith(("!", "#")):
        return SAME, text
    # A changed digit can make of the marker that of another version.
    is_told = text.startswith("#") and ("the store is damaged at" in text or "made it" in text)
    return TOLD if is_told else UNFORESEEN, text[1:]


def _read_and_say(work: Path, write: int) -> None:
    """Read a store in this process, which ends with that."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    signal.alarm(SECONDS * 3)
    try:
        said = summarise(open_store(work, read_only=True))
    except CsaGraphError as error:
        said = f"#{error}"
    except BaseException as error:  # noqa: BLE001  (whatever comes is what is looked for)
        said = f"!{type(error).__name__}: {error}"
    with os.fdopen(write, "w", encoding="utf-8", errors="replace") as file:
        file.write(said)
    os._exit(0)


def run(whole: Path, work: Path, seeds: range, budget: float, *, is_large: bool = False) -> list[Outcome]:
    """Try one damage after the other for some seconds."""
    end = time.monotonic() + budget
    expected = summarise(open_store(whole, read_only=True))
    found: list[Outcome] = []
    for seed in seeds:
        if time.monotonic() > end:
            break
        found.append(try_one(whole, work, seed, expected, is_large=is_large))
    return found
