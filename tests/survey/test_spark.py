"""A survey on a cluster of two workers gives the rows that one process gives, also when a worker is lost."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pyspark
import pytest

from csa_graph.base.errors import CsaGraphError
from csa_graph.survey import attempts, edition, rules, spark, survey
from tests.survey import losing
from tests.survey.conftest import ANALYSES, DATA, DAY, INVENTED, QUESTIONS
from tests.survey.reading import Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Two workers of one core and one GiB each, as processes of their own.
MASTER = "local-cluster[2,1,1024]"
FEW_ROWS = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.files.minPartitionNum": "1",
    "spark.sql.files.openCostInBytes": "0",
}


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[spark.Spark]:
    """Start the cluster once for all tests of this file: it takes a quarter of a minute.

    Tests are shared out among processes by file. Two clusters that start in one second have one name and one
    folder of work, and the one that ends takes it from the other.
    """
    with pytest.MonkeyPatch.context() as patch:
        # Of a few rows nothing is worth being compiled well, or shared out.
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        engine = spark.Spark(MASTER)
    with engine:
        for name, value in FEW_ROWS.items():
            engine._session.conf.set(name, value)
        yield engine
        name = engine._session.sparkContext.applicationId
    # Where workers on this machine keep their logs is not for us to choose.
    shutil.rmtree(Path(pyspark.__file__).parent / "work" / name, ignore_errors=True)


def test_a_cluster_finds_what_one_process_finds(inputs: list[Path], tables: Tables, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    done = survey(
        inputs,
        tmp_path / "out",
        checks=True,
        ask=QUESTIONS,
        analyse=ANALYSES,
        as_of=DAY,
        master=MASTER,
        watch=lambda number, of: seen.append((number, of)),
    )
    assert not done.failures
    assert Tables(done.folder).all() == tables.all()
    assert seen[-1] == (INVENTED + 1, INVENTED + 1)
    assert '"name": "spark"' in (done.folder / "survey.json").read_text("utf-8")


@pytest.fixture
def no_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the rules across partnerships out: they are no matter of who did which edition."""
    monkeypatch.setattr(rules, "run", lambda _engine, _folder: {})


@pytest.mark.usefixtures("no_rules")
@pytest.mark.parametrize("what", ["worker", "executor"])
def test_the_work_of_a_lost_worker_is_done_again(
    what: str, tables: Tables, inputs: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    function = {"worker": losing.lose_worker_once, "executor": losing.lose_executor_once}[what]
    monkeypatch.setattr(edition, "survey_unit", function)
    done = survey(inputs, tmp_path / "out", checks=True, as_of=DAY, master=MASTER)
    assert losing.find_trace(done.folder, what).exists(), "it was lost"
    assert not done.failures
    whole = tables.all()
    left_out = ("answers", "analyses", "across/")
    assert Tables(done.folder).all() == {
        name: rows for name, rows in whole.items() if not name.startswith(left_out)
    }


@pytest.mark.usefixtures("no_rules")
def test_what_always_takes_its_worker_with_it_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition, "survey_unit", losing.lose_worker_always)
    done = survey([DATA], tmp_path / "out", master=MASTER)
    assert done.editions == INVENTED - 1
    [(files, _iri, _step, message)] = done.failures
    assert files == ["neighbours/vale.trig"]
    assert f"lost {attempts.MAX_LOST} times" in str(message)


def fail(number: int) -> int:
    raise CsaGraphError(f"no room for {number}")


def test_an_error_of_a_worker_is_told_in_its_words(cluster: spark.Spark) -> None:
    with pytest.raises(CsaGraphError, match=r"Spark could not finish: .*no room for 7$"):
        list(cluster.run(fail, [7]))


def test_nothing_to_do_is_done(cluster: spark.Spark) -> None:
    assert list(cluster.run(fail, [])) == []


def test_a_table_without_files_has_no_rows(cluster: spark.Spark, tmp_path: Path) -> None:
    from csa_graph.survey import tables

    cluster.load("nothing", tmp_path, tables.FINDINGS.columns, by_partnership=True)
    assert cluster.select("SELECT focus FROM nothing") == []


def test_java_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with warnings.catch_warnings(), pytest.raises(CsaGraphError, match="needs Java 17"):
        spark._start(MASTER)
