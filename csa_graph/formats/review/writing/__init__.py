"""A review with its decisions becomes a file: an Excel workbook, a folder of CSV files, or JSON.

The same review gives the same bytes, and all three say the same.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csa_graph.formats.review.decisions import DecidedReview


def to_xlsx(decided: DecidedReview) -> bytes:
    """Return a review as an Excel workbook."""
    from csa_graph.formats.review import tables
    from csa_graph.formats.review.writing import xlsx

    return xlsx.to_xlsx(tables.make(decided), tables.list_records(decided))


def to_csv(decided: DecidedReview) -> dict[str, bytes]:
    """Return a review as CSV files, by name."""
    from csa_graph.formats.review import tables
    from csa_graph.formats.review.writing import csv_files

    return csv_files.to_csv(tables.make(decided), tables.list_records(decided))


def to_json(decided: DecidedReview) -> str:
    """Return a review as JSON: one object."""
    from csa_graph.formats.review import records

    return json.dumps(records.to_object(decided), ensure_ascii=False, indent=1) + "\n"
