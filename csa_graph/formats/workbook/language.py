"""The sheets of the workbook become the language of those who fill it in: where each term stands."""

from __future__ import annotations

from functools import cache

from csa_graph.files.language import Language, Spot
from csa_graph.formats.workbook import sheets, terms
from csa_graph.terms.iris import local_name
from csa_graph.terms.prefixes import PREFIXES


@cache
def make() -> Language:
    """Return the language of the workbook."""
    spots: dict[str, dict[str, Spot]] = {"": {}}
    for sheet in sheets.SHEETS:
        where = f"on the sheet {sheet.name}"
        here = spots.setdefault(sheet.name, {})
        for word, kind in sheet.classes.items():
            is_usual = kind == next(iter(sheet.classes.values()))
            here.setdefault(kind, Spot("row", where if is_usual else f"{where}, as “{word}”", ""))
        for column in sheet.columns:
            if column.term:
                here.setdefault(column.term, Spot(f"“{column.heading}”", where))
    for part in list(spots.values()):
        for term, spot in part.items():
            known = spots[""].setdefault(term, spot)
            if known.words == spot.words and known.where != spot.where:
                spots[""][term] = known._replace(where="on its sheet")
    lines = f"on the sheet {sheets.LINES.name}"
    words = terms.read().words
    for tie in terms.list_ties():
        spots[""].setdefault(_shorten(tie), Spot(f"“{words[tie]}”", lines, "with"))
    for name, of in (("csa:from", "From"), ("csa:line", "Line"), ("csa:to", "To")):
        spots[""][name] = Spot(f"“{of}”", lines)
    spots[""]["csa:Arrangement"] = spots[""]["csa:ReportingArrangement"] = Spot("row", lines, "")
    return Language(
        spots,
        f"the property “{{}}” on the sheet {sheets.STATEMENTS.name}",
        words={
            "ontology/kinds.ttl": "the list",
            "an IRI": "an ID",
            "IRI": "ID",
            "give it a type and a label": "describe it on its sheet",
            "Move the statement into the block of the passage that says so": (
                "Name the passage that says so in its row, under “Stated in”"
            ),
            "the CSV file": "the sheet Figures",
        },
    )


def _shorten(iri: str) -> str:
    """Return an IRI as a prefixed name."""
    space = iri.removesuffix(local_name(iri))
    prefix = next((prefix for prefix, each in PREFIXES.items() if each == space), "")
    return f"{prefix}:{local_name(iri)}"
