"""The pages of docs/ that list questions, checks, terms and commands say what the program has now."""

from __future__ import annotations

import pytest

from docs import findings, generate

NAMES = (
    *(
        "questions.md",
        "checks.md",
        "analyses.md",
        "ontology.md",
        "commands.md",
        "formats.md",
        "survey-tables.md",
        "architecture.md",
    ),
    *("action-plan.svg", "house.svg"),
)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return generate.pages()


@pytest.mark.parametrize("name", NAMES)
def test_page_is_what_make_docs_makes(name: str, made: dict[str, str]) -> None:
    written = (generate.DOCS / name).read_text(encoding="utf-8")
    assert written == made[name], f"docs/{name} is out of date: run make docs"


def test_no_generated_page_is_left_untested(made: dict[str, str]) -> None:
    assert set(made) == set(NAMES)


def test_the_readme_of_the_checks_lists_what_they_find() -> None:
    assert findings.README.read_text(encoding="utf-8") == findings.readme(), "run make docs"
