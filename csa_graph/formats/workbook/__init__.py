"""The workbook that people fill in: Excel, or a folder of CSV files, read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.formats.format import Format, Reader, Writer
from csa_graph.formats.workbook.endings import ENDINGS, EXCEL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from csa_graph.files.language import Language
    from csa_graph.files.source import Imported
    from csa_graph.projection.reading import Reading


def _recognises(paths: Sequence[Path]) -> bool:
    from csa_graph.formats.workbook import reading

    return reading.recognises(paths)


def _read(paths: Sequence[Path], **options: str) -> Imported:
    from csa_graph.formats.workbook import reading

    return reading.read(paths, **options)


def _make_language() -> Language:
    from csa_graph.formats.workbook import language

    return language.make()


def _write_excel(reading: Reading, _view: str) -> bytes:
    from csa_graph.formats.workbook import writing
    from csa_graph.formats.workbook.writing import source

    return writing.to_xlsx(source.read(reading.store))


def _write_folder(reading: Reading, _view: str) -> Mapping[str, bytes]:
    from csa_graph.formats.workbook import writing
    from csa_graph.formats.workbook.writing import source

    return writing.to_csv(source.read(reading.store))


def _describe_omissions(reading: Reading, _view: str) -> str:
    told = "A workbook has no place for what passages say in the words of the document: TriG has."
    return told if reading.names.quotes else ""


FORMAT = Format(
    Reader(
        "workbook",
        "a workbook (.xlsx, or a folder of its CSV files)",
        "workbooks",
        ENDINGS,
        _recognises,
        _read,
        place=10,
        folders=True,
        keeps=True,
        language=_make_language,
        checked=True,
    ),
    (
        Writer(
            "xlsx",
            "XLSX (the workbook of csa-graph new, filled with all that the passages state: csa-graph import "
            "reads it back)",
            "dataset",
            _write_excel,
            (EXCEL,),
            place=80,
            binary=True,
            omissions=_describe_omissions,
        ),
        Writer(
            "csv",
            "“csv” (a folder of the same sheets)",
            "dataset",
            _write_folder,
            place=81,
            folder=True,
            omissions=_describe_omissions,
        ),
    ),
)
