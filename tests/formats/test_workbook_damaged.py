"""A workbook that is damaged in whatever way is read or refused in words; it never ends the program."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csa_graph import GovernanceGraph, formats
from csa_graph.base.errors import CsaGraphError

HARBOUR = Path(__file__).parent.parent / "data" / "harbour"
WHOLE = cast("bytes", GovernanceGraph.open(HARBOUR).export("xlsx"))
with zipfile.ZipFile(io.BytesIO(WHOLE)) as whole:
    MEMBERS = {name: whole.read(name) for name in whole.namelist()}

Damage = list[tuple[float, bytes]]
damages = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=4)), min_size=1, max_size=5
)
bounded = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spoil(content: bytes, damage: Damage) -> bytes:
    """Put other bytes in the place of some, each at a share of the way through."""
    for share, other in damage:
        place = int(share * len(content))
        content = content[:place] + other + content[place + len(other) :]
    return content


def read(content: bytes) -> None:
    """Read a workbook; only an error that says what is wrong may come of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        path.write_bytes(content)
        with suppress(CsaGraphError):
            formats.read([path], "workbook")


def test_the_workbook_is_read_while_it_is_whole() -> None:
    read(WHOLE)


@bounded
@given(damages)
def test_a_file_with_other_bytes(damage: Damage) -> None:
    read(spoil(WHOLE, damage))


@bounded
@given(st.sampled_from(sorted(MEMBERS)), damages, st.booleans())
def test_a_part_of_it_with_other_bytes_or_missing(name: str, damage: Damage, missing: bool) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in MEMBERS.items():
            if member != name:
                archive.writestr(member, content)
            elif not missing:
                archive.writestr(member, spoil(content, damage))
    read(packed.getvalue())
