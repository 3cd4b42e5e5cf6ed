"""Who holds which office: the two offices that Appendix B names in a body, and whose they are."""

from __future__ import annotations

import pytest

from tests.questions.agreement import ask

OFFICES = {
    # Appendix B, entry 1: the chair is Dr Frances Howie, "Director of Public Health WCC".
    ("director-of-public-health", "wcc-public-health", "frances-howie", "B.1"),
    # Entry 11: Cllr John Smith, Cabinet Member for Health and Well-being, of the County Council.
    ("cabinet-member-for-health-and-well-being", "wcc", "john-smith", "B.11"),
}


@pytest.mark.parametrize("arguments", [{}, {"unit": "WCC"}, {"unit": "Worcestershire County Council"}])
def test_offices_have_their_holders(arguments: dict[str, str]) -> None:
    assert ask("who-holds-which-post", "office", "is_in", "holder", "passage", **arguments) == OFFICES


def test_what_is_not_stated_is_empty() -> None:
    offices = ask("who-holds-which-post", "office", "state", "grade", "full_time", "to")
    assert offices == {(office, "", "", "", "") for office, *_ in OFFICES}


def test_a_body_without_offices_has_none() -> None:
    assert ask("who-holds-which-post", unit="Swanswell") == set()
