"""What spreadsheets make of cells: errors of formulas, dates for what was typed, text run as a formula.

Knows no column: whether a date can stand in one is for its reader.
"""

from __future__ import annotations

import re

# In English, and as they are called in other languages: #BEZUG!, #VALEUR!, #¡REF!, #NOM?.
_ERROR = r"#[¡¿]?[A-ZÀ-Þ][A-ZÀ-Þ0-9/_]*[!?]|#N/[ADV]|#NV|#{3,}|Err:\d{3}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DATE = (
    rf"(?i)\d{{1,2}}[-/ ]{_MONTH}(?:[-/ ]\d{{2,4}})?|{_MONTH}-\d{{2}}"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}(?:[ T]00:00:00)?"
)
_EXPONENT = r"\d(?:\.\d+)?E\+\d{2,3}"
# What spreadsheets take for the beginning of a formula, behind any number of apostrophes.
_FORMULA = r"'*[=+\-@\t\r]"


def escape_formula(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: with one apostrophe more where it could.

    >>> escape_formula("=SUM(A1)"), escape_formula("tis"), escape_formula("'=x")
    ("'=SUM(A1)", 'tis', "''=x")
    """
    return f"'{text}" if re.match(_FORMULA, text) else text


def unescape_formula(text: str) -> str:
    """Return the text that :func:`escape_formula` made another of.

    >>> unescape_formula("'=SUM(A1)"), unescape_formula("'tis"), unescape_formula("''=x")
    ('=SUM(A1)', "'tis", "'=x")
    """
    return text[1:] if text.startswith("'") and re.match(_FORMULA, text) else text


def is_error(cell: object) -> bool:
    """Return whether a cell holds what a spreadsheet writes where a formula fails.

    >>> [is_error(each) for each in ("#REF!", "#N/A", "#NAME?", "#SPILL!", "#DIV/0!", "Err:502", "#WeCare!")]
    [True, True, True, True, True, True, False]
    """
    return isinstance(cell, str) and cell[:1] in {"#", "E"} and re.fullmatch(_ERROR, cell.strip()) is not None


def looks_like_date(cell: str) -> bool:
    """Return whether a text is a date as spreadsheets write one: in place of 4.7 or 4/7, 2010-11 or 6-7.

    >>> [looks_like_date(each) for each in ("04-Jul", "Nov-10", "04/07/2030", "4.7", "May Day", "Grade 7")]
    [True, True, True, False, False, False]
    """
    return re.fullmatch(_DATE, cell) is not None


def looks_like_exponent(cell: str) -> bool:
    """Return whether a text is a long number as spreadsheets shorten one.

    >>> looks_like_exponent("1.23E+05"), looks_like_exponent("E0600023")
    (True, False)
    """
    return re.fullmatch(_EXPONENT, cell) is not None
