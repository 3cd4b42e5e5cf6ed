"""What a map says of itself beside its content: whose it is, of which edition, and when it was made."""

from __future__ import annotations

from typing import NamedTuple


class Particulars(NamedTuple):
    """What a map says of itself beside its content."""

    title: str
    edition: str
    period: str
    built: str
    fingerprint: str
    #: Day at which findings are judged, as it is to be read; empty where none was given.
    as_of: str = ""

    def get_source(self) -> str:
        """Return the line that says where the content of a map comes from."""
        parts = (
            self.edition,
            f"period {self.period}" if self.period else "",
            f"built {self.built}" if self.built else "",
            f"judged as of {self.as_of}" if self.as_of else "",
        )
        return f"Source: {', '.join(filter(None, parts))}. Data fingerprint {self.fingerprint}."
