"""All small partnerships surveyed once, in this process: what other ways of doing it are compared with."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from csa_graph.base import resources
from csa_graph.survey import survey
from tests.survey.reading import Tables

if TYPE_CHECKING:
    from csa_graph.survey import Survey

#: Harbour, Hill, Vale, and papers of other kinds: invented.
DATA = Path(__file__).parent.parent / "data"
#: How many partnerships these are, with an edition each: the last ones have a file each.
INVENTED = 3 + len(list((DATA / "papers").glob("*.trig")))
DAY = datetime.date(2019, 3, 31)
QUESTIONS = ("who-reports-to-whom", "priorities-and-owners")
ANALYSES = ("concentration", "timeline")


@pytest.fixture(scope="session")
def inputs() -> list[Path]:
    """Return what is surveyed: a real agreement with its mapping, and the invented ones."""
    return [resources.data(), DATA]


@pytest.fixture(scope="session")
def done(inputs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """Return the survey of all that can be asked."""
    folder = tmp_path_factory.mktemp("survey") / "all"
    return survey(inputs, folder, checks=True, ask=QUESTIONS, analyse=ANALYSES, as_of=DAY, processes=1)


@pytest.fixture(scope="session")
def tables(done: Survey) -> Tables:
    """Return the rows of that survey."""
    return Tables(done.folder)
