"""The holders of posts are looked through: rows that name one holder twice, names that hold several posts.

Changes nothing; what is odd is noted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from csa_graph.formats.organogram.cells import fold
from csa_graph.formats.organogram.notes import list_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csa_graph.formats.organogram.notes import Notes
    from csa_graph.formats.organogram.posts import Entry


def note(entries: Sequence[Entry], notes: Notes) -> None:
    """Note rows that repeat each other, and names that stand for the holders of several posts.

    Args:
        entries: What the rows of the senior file say.
        notes: Takes what is odd.
    """
    by_post: dict[int, list[Entry]] = defaultdict(list)
    by_name: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.post:
            by_post[id(entry.post)].append(entry)
        if entry.person:
            by_name[fold(entry.person)].append(entry)
    for shared in by_post.values():
        _note_shares(shared, notes)
    for several in by_name.values():
        held = {id(entry.post) for entry in several}
        if len(held) > 1:
            lines = list_lines(entry.row.line for entry in several).partition(" ")[2]
            message = f"{several[0].person} stands on several rows ({lines}): taken for one person"
            many = "names stand on several rows: each is taken for one person"
            notes.add(several[0].row.path, several[0].row.line, message, many)


def _note_shares(shared: Sequence[Entry], notes: Notes) -> None:
    """Note rows of one post that do not just name another holder of it."""
    lines: dict[tuple[str, str], int] = {}
    for entry in shared:
        holder = (fold(entry.person), entry.state)
        if holder in lines:
            who = "the same post and holder" if any(holder) else "the same post, without a holder,"
            message = f"the row tells of {who} as line {lines[holder]}"
            many = "rows repeat what is told of a post and its holder above"
            notes.add(entry.row.path, entry.row.line, message, many)
        elif entry.state == "vacant" and entry.post and entry.post.held:
            message = "one share of the post is vacant and another is held: only the holder is kept"
            notes.add(entry.row.path, entry.row.line, message)
        lines.setdefault(holder, entry.row.line)
