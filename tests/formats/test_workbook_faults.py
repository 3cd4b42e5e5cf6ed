"""Every fault of a workbook is named with its cell, what is wrong, and what would be right: all in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.formats.workbooks import faults, harbour, save

if TYPE_CHECKING:
    from pathlib import Path

SEATS = ["On", "Role", "Held by", "Stated in"]
ACTIONS = ["Action", "Led by", "Due", "Stated in"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"Seats": [SEATS, ["Harbor Board", "chair", "Ada Quay", "1.1"]]},
            "Seats!A2: there is no group or organisation “Harbor Board”; nearest: “Harbour Board”",
        ),
        (
            {"Seats": [SEATS, ["HB", "chairman", "Ada Quay", "1.1"]]},
            "Seats!B2: there is no role “chairman”; nearest: “chair”",
        ),
        (
            {"Seats": [SEATS, ["HB", "member", "Zoe Zed", "1.1"]]},
            "Seats!C2: there is no group, person or organisation “Zoe Zed”; add it to the sheet People, the sheet Organisations or the sheet Groups",
        ),
        (
            {"Seats": [SEATS, ["Ada Quay", "member", None, "1.1"]]},
            "Seats!A2: “Ada Quay” stands on the sheet People, and what is asked for here on the sheet Groups or the sheet Organisations",
        ),
        (
            {"Seats": [SEATS, ["HB", "member", None, "9.9"]]},
            "Seats!D2: there is no passage “9.9”; add it to the sheet Passages",
        ),
        (
            {"Lines": [["From", "Line", "To", "Stated in"], ["HB", "reports too", "Quay Panel", "1.2"]]},
            "Lines!B2: there is no line “reports too”; nearest: “reports to”",
        ),
        (
            {"Lines": [["From", "Line", "To", "Stated in"], ["HB", "reports to", None, "1.2"]]},
            "Lines!C2: “To” is empty: write to whom, or to what",
        ),
        (
            {"Actions": [ACTIONS, ["Light the quays", "HB / Pannel", "Sept 2030", "1.2"]]},
            "Actions!B2: there is no group, person, organisation or seat “Pannel”; nearest: “Quay Panel”",
        ),
        (
            {"Actions": [ACTIONS, ["Light the quays", "HB", "03/04/30", "1.2"]]},
            "Actions!C2: “03/04/30” has a year of two digits, so it can mean several days: write it as 30/09/2018",
        ),
        (
            {"People": [["ID", "Name", "Stated in"], [None, "Ada Quay", "1.1"], ["[#1.1", "Bo Marsh", "1.1"]]},
            "People!A3: “[#1.1” is no ID: it has no spaces, quotes, brackets, commas or semicolons, and is not “..”",
        ),
        (
            {"Passages": [["Passage", "Order"], ["1.1", 1], ["1.2", 2.5]]},
            "Passages!B3: “2.5” is no whole number: write it in digits, such as 15",
        ),
        (
            {"Seats": [[*SEATS, "Number"], ["HB", "member", None, "1.1", "3.0.1"]]},
            "Seats!E2: “3.0.1” is no number: write it in digits, such as 15",
        ),
        (
            {"Actions": [ACTIONS, ["Light the quays", "HB", 12, "1.2"]]},
            "Actions!C2: the number 12 is no date: write it as 30/09/2018 or Sept 2018",
        ),
        (
            {"Groups": [["Name", "Statutory", "Stated in"], ["Harbour Board", "perhaps", "1.1"]], "Seats": None, "Lines": None, "Priorities": None, "Actions": None},
            "Groups!B2: “perhaps” is neither yes nor no: write yes, no or nothing",
        ),
        (
            {"Organisations": [["Name", "What it is", "Stated in"], ["Harbour Council", "organization", "1.1"]]},
            "Organisations!B2: there is no kind of organisation “organization”; nearest: “organisation”",
        ),
        (
            {"Seats": [["On", "Role", "Number", "Stated in"], ["HB", "member", "several", "1.1"]]},
            "Seats!C2: “several” is no number: write it in digits, such as 15",
        ),
        (
            {"Seats": [["On", "Role", "Heldby", "Stated in"], ["HB", "member", "Ada Quay", "1.1"]]},
            "Seats!C1: there is no column “Heldby”; nearest: “Held by”",
        ),
        (
            {"Seats": [["On", "Role", "On", "Stated in"], ["HB", "member", "HB", "1.1"]]},
            "Seats!C1: the heading “On” stands here a second time",
        ),
        ({"Seats": None, "Seat": [SEATS, ["HB", "member", None, "1.1"]]}, "Seat: there is no sheet “Seat”; nearest: “Seats”"),
        (
            {"People": [["Who", "Where"], ["Ada Quay", "1.1"]], "Seats": None},
            "People, row 1: the headings are missing; they are: ID, Name, Also called, Comes from, Web page, Note, Described here, Stated in",
        ),
        (
            {"People": [["ID", "Name", "Stated in"], ["ada", "Ada Quay", "1.1"], ["ada", "Ada Key", "1.2"]]},
            "People!B3: the ID “ada” has the name “Ada Quay” above, and “Ada Key” here; other names go under Also called",
        ),
        (
            {"People": [["ID", "Name", "Stated in"], ["ada", "Ada Quay", "1.1"]], "Organisations": [["ID", "Name"], ["ada", "Harbour Council"]], "Seats": None},
            "Organisations!A2: the ID “ada” belongs to what People, row 2 is about",
        ),
        (
            {"People": [["ID", "Name", "Stated in"], ["my id", "Ada Quay", "1.1"]], "Seats": None},
            "People!A2: “my id” is no ID: it has no spaces, quotes, brackets, commas or semicolons, and is not “..”",
        ),
        (
            {"People": [["ID", "Name", "Comes from"], [None, None, "Harbour Council"]], "Seats": None},
            "People!B2: the person has neither ID nor name",
        ),
        (
            {"People": [["Name", "Web page", "Stated in"], ["Ada Quay", "my page", "1.1"]]},
            "People!B2: “my page” is no web address: it begins with https:// and has no spaces",
        ),
        (
            {"People": [["Name", "Web page", "Stated in"], ["Ada Quay", "javascript:alert(1)", "1.1"]]},
            "People!B2: “javascript:alert(1)” is no web address: it begins with https:// and has no spaces",
        ),
        (
            {"People": [["ID", "Name", "Stated in"], ["csa:reportsTo", "Ada Quay", "1.1"]], "Seats": None},
            "People!A2: the ID “csa:reportsTo” is a term of a vocabulary, and no thing of your own: leave the ID empty, or choose another",
        ),
        (
            {"People": [["ID", "Name", "Stated in"], ["..", "Ada Quay", "1.1"]], "Seats": None},
            "People!A2: “..” is no ID: it has no spaces, quotes, brackets, commas or semicolons, and is not “..”",
        ),
        (
            {"Passages": [["Passage", "Order"], ["1.1", 1], ["1.2", 1]]},
            "Passages!B3: another passage has the order 1 too: number each by its place in the document",
        ),
        (
            {"Agreement": [["Title", "Period"], ["Harbour Safety Plan", None]]},
            "Agreement!B2: “Period” is empty: write the period as printed",
        ),
        (
            {"Passages": [["Passage", "Order"], ["1.1", 1], ["1.2", None]]},
            "Passages!B3: the order is missing: number all passages, or none",
        ),
        (
            {"Figures": [["Table", "Category", "Area", "Period", "Number"], ["T", "Falls", "Quay", "2030", "many"]]},
            "Figures!E2: “many” is no whole number: write it in digits, such as 15",
        ),
        (
            {"Other_statements": [["Thing", "Property", "Value", "Sort of value"], ["HB", "hostes", "Quay Panel", "thing"]]},
            "Other statements!B2: there is no property “hostes”; nearest: “hosts”",
        ),
        (
            {"Other_statements": [["Thing", "Property", "Value", "Sort of value"], ["HB", "hosts", "Quay Panel", "ting"]]},
            "Other statements!C2: there is no sort of value “ting”: it can be thing, text, text in cy, date, whole number, yes or no, web address, RDF",
        ),
        (
            {"Other_statements": [["Thing", "Property", "Value", "Sort of value"], ["HB", "hosts", "<urn:a> . <urn:b> <urn:c> <urn:d>", "RDF"]]},
            "Other statements!C2: “<urn:a> . <urn:b> <urn:c> <urn:d>” is no term of RDF as N-Triples writes it",
        ),
        (
            {"Groups": [["ID", "Name", "Also called", "Stated in"], ["a", "Board A", "the HB", "1.1"], ["b", "Board B", "HB", "1.1"], ["q", "Quay Panel", None, "1.1"]], "Seats": None, "Priorities": None, "Actions": None},
            "Lines!A2: “HB” can mean several things: write the ID of one of them: a, b",
        ),
        (
            {"Passages": [["Passage", "Order"], ["1.1", 1], ["1.10", 2], ["1.2", 3]], "Lines": [["From", "Line", "To", "Stated in"], ["HB", "reports to", "Quay Panel", 1.1]]},
            "Lines!D2: the number 1.1 can be passage 1.1 or 1.10: format the cell as text, and write it anew",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named(changed: dict[str, list[list[Any]] | None], expected: str, tmp_path: Path) -> None:
    assert faults(save(tmp_path / "h.xlsx", harbour(**changed))) == [expected]


def test_all_faults_come_in_one_go_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    path = save(
        tmp_path / "h.xlsx",
        harbour(
            Seats=[SEATS, ["Harbor Board", "chairman", "Ada Quay", "9.9"]],
            Lines=[["From", "Line", "To", "Stated in"], ["HB", "reports too", "Quay Panel", "1.2"]],
        ),
    )
    assert [fault.partition(":")[0] for fault in faults(path)] == [
        "Seats!D2",
        "Seats!A2",
        "Seats!B2",
        "Lines!B2",
    ]


def test_a_formula_counts_by_its_value_and_is_a_fault_without(tmp_path: Path) -> None:
    path = save(tmp_path / "h.xlsx", harbour())
    book = openpyxl.load_workbook(path)
    # openpyxl saves no values of formulas, as a spreadsheet program would.
    book["People"]["A2"] = '="Ada "&"Quay"'
    book.save(path)
    message = (
        "the formula has no value: open the workbook in a spreadsheet program and save it, or write the value"
    )
    assert f"People!A2: {message}" in faults(path)


def test_a_formula_that_fails_is_a_fault(tmp_path: Path) -> None:
    path = save(
        tmp_path / "h.xlsx", harbour(People=[["Name", "Note", "Stated in"], ["Ada Quay", "#REF!", "1.1"]])
    )
    assert faults(path) == ["People!B2: the formula fails: #REF!. Mend it, or write the value"]


def test_an_empty_workbook_says_what_it_needs(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "e.xlsx")
    (found,) = faults(tmp_path / "e.xlsx")
    assert found.startswith(
        "no sheet holds anything; the workbook has the sheets Agreement, Passages, Groups"
    )


def test_the_places_of_a_csv_folder_are_lines(tmp_path: Path) -> None:
    (tmp_path / "agreement.csv").write_text("Title,Period\nPlan,2030\n", encoding="utf-8")
    (tmp_path / "groups.csv").write_text('Name,Kind\n"Harbour\nBoard",board\nPanel,bord\n', encoding="utf-8")
    assert faults(tmp_path) == ["line 4, Kind: there is no kind “bord”; nearest: “board”"]
