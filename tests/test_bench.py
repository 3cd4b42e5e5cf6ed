"""What the benchmarks measure is compared, put into a table and drawn as it is; nothing here is timed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from benchmarks import bench, chart, children, data, measure, shacl_engine, sizes, stores, table, targets
from csa_graph.asking import catalogue
from csa_graph.checking import checks
from csa_graph.stores.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = {
    10: {"ours": {"cpu_s": 0.5}, "theirs": {"cpu_s": 4.0}},
    100: {
        "ours": {"cpu_s": 5.0, "peak_mb": 40.0, "disk_mb": 2.5},
        "theirs": {"cpu_s": 400.0},
        "a question": {"wall_s": 0.25},
    },
    1000: {"ours": {"cpu_s": 50.0, "peak_mb": 400.0, "disk_mb": 25.0}},
}
COLD = {
    "machine": {"system": "Linux, 2 cores", "python": "3.11"},
    "base": "rdflib",
    "times": {
        "csa-graph": {"median_ms": 80.0, "ratio": 0.2},
        "rdflib": {"median_ms": 400.0, "ratio": 1.0},
    },
    "csa-graph beside rdflib (aim: at most 0.30)": 0.2,
    "csa-graph beside click and pyoxigraph alone": 2.5,
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the benchmarks invent in a folder of the test."""
    monkeypatch.setattr(data, "MADE", tmp_path / "made")
    return tmp_path


def test_growth_is_told_between_the_two_largest_sizes_that_were_measured() -> None:
    assert sizes.get_exponent(FIGURES, "ours", "cpu_s") == pytest.approx(1)
    assert sizes.get_exponent(FIGURES, "theirs", "cpu_s") == pytest.approx(2)
    assert sizes.get_exponent(FIGURES, "ours", "disk_mb") == pytest.approx(1)
    assert sizes.get_exponent({1: FIGURES[10]}, "ours", "cpu_s") is None
    assert sizes.get_exponent(FIGURES, "nobody", "cpu_s") is None


def test_targets_are_met_missed_or_not_measured() -> None:
    rows = {row.target.name: row for row in targets.compare({"cold_question": COLD})}
    assert rows["cold-beside-rdflib"].is_met is True
    assert rows["cold-beside-pyoxigraph"].is_met is False
    assert rows["cold-beside-pyoxigraph"].figure == (2.5, "csa-graph beside click and pyoxigraph alone")
    missing = rows["validity"]
    assert (missing.figure, missing.is_met) == (None, None)
    assert targets.explain(missing) == "not measured: run python -m benchmarks.validity"


def test_a_time_by_the_clock_is_told_with_its_fastest_and_slowest_run() -> None:
    clock = "all checks of 1000 partnerships by the clock, 2 at once"
    result = {f"{clock}, in s": 14.0, f"{clock}, fastest and slowest": "12.0 and 18.0 s of 4 runs"}
    rows = {row.target.name: row for row in targets.compare({"checks": result})}
    assert rows["checks-by-the-clock"].figure == (
        14.0,
        f"{clock}, in s: the median; 12.0 and 18.0 s of 4 runs",
    )
    del result[f"{clock}, fastest and slowest"]
    rows = {row.target.name: row for row in targets.compare({"checks": result})}
    assert rows["checks-by-the-clock"].figure == (14.0, f"{clock}, in s")


def test_a_benchmark_can_name_its_target_itself() -> None:
    result = {"targets": {"memory-of-build": {"measured": 1.5, "note": "10,000 partnerships"}}}
    (row,) = [row for row in targets.compare({"build": result}) if row.figure is not None]
    assert (row.target.name, row.is_met, targets.explain(row)) == (
        "memory-of-build",
        True,
        "10,000 partnerships",
    )


def test_a_miss_is_told_with_its_reason() -> None:
    rows = {row.target.name: row for row in targets.compare({"cold_question": COLD})}
    missed, met = rows["cold-beside-pyoxigraph"], rows["cold-beside-rdflib"]
    reasons = {missed.target.name: "Too\nmuch is read.", met.target.name: "never shown"}
    assert targets.explain(missed, reasons).endswith("alone. Why: Too much is read.")
    assert "never shown" not in targets.explain(met, reasons)
    assert set(targets.read_reasons()) <= {target.name for target in targets.TARGETS}


def test_each_target_has_a_name_of_its_own_and_a_benchmark_that_is_run() -> None:
    assert len({target.name for target in targets.TARGETS}) == len(targets.TARGETS)
    assert {target.benchmark for target in targets.TARGETS} <= set(bench.BENCHMARKS)


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(measure, "RESULTS", tmp_path)
    sizes.report("ours", "A title", FIGURES, {"note": "a note"}, libraries=("click", "none"), grown="cpu_s")
    (tmp_path / "cold_question.json").write_text(json.dumps(COLD), encoding="utf-8")
    return tmp_path


def test_the_table_holds_targets_ratios_growth_memory_and_disk(results: Path) -> None:
    table.write(results)
    text = (results / "table.md").read_text("utf-8")
    assert "| at most 0.30 | 0.2 | yes |" in text
    assert "| at most 2 | 2.5 | **no** |" in text
    assert "| ours | 100 | theirs | 400 cpu s | 80 × ours | 2.00 |  |  |" in text
    assert "| ours | 100 | a question | 0.25 wall s |  |  |  |  |" in text
    assert "| ours | 1,000 | ours | 50 cpu s |  | 1.00 | 400 | 25.0 |" in text
    assert "| cold_question |  | csa-graph | 80.0 ms | 0.2 × rdflib |  |  |  |" in text
    assert "click " in text
    kept = json.loads((results / "table.json").read_text("utf-8"))
    assert [each["met"] for each in kept["targets"]].count(None) == len(targets.TARGETS) - 2
    assert {figure["benchmark"] for figure in kept["figures"]} == {"ours", "cold_question"}


def test_what_failed_is_not_believed(results: Path) -> None:
    rows = table.write(results, without={"cold_question"})
    assert not any(row.figure for row in rows)
    assert "cold_question" not in json.loads((results / "table.json").read_text("utf-8"))["figures"]


def test_the_chart_has_a_bar_for_what_was_measured(results: Path) -> None:
    table.write(results)
    root = ElementTree.fromstring((results / "table.svg").read_text("utf-8"))  # noqa: S314  (our own text)
    name = "{http://www.w3.org/2000/svg}"
    bars = root.findall(f"{name}rect")[1:]
    ends = [float(bar.attrib["x"]) + float(bar.attrib["width"]) for bar in bars]
    assert ends == [pytest.approx(chart.place(0.2 / 0.3), abs=0.1), pytest.approx(chart.place(1.25), abs=0.1)]
    words = [each.text for each in root.findall(f"{name}text")]
    assert "2.5, missed" in words
    assert words.count("not measured") == len(targets.TARGETS) - 2


def test_a_different_answer_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(name: str, *_: str) -> children.Run:
        raise RuntimeError(f"{name} ended with code 1: another answer")

    monkeypatch.setattr(children, "run_module", run)
    not_believed: list[str] = []

    def write(without: dict[str, str]) -> list[targets.Row]:
        not_believed.extend(without)
        return targets.compare({})

    monkeypatch.setattr(table, "write", write)
    assert bench.main(["cold_question"]) == 1
    assert "another answer" in capsys.readouterr().err
    assert not_believed == ["cold_question"]
    assert bench.main(["nothing-of-the-kind"]) == 2


def test_a_command_tells_what_it_printed_and_took() -> None:
    done = children.run([sys.executable, "-c", "print('x' * 3, bytearray(60_000_000)[5])"])
    assert (done.output, done.code) == ("xxx 0\n", 0)
    assert done.peak_mb > 60
    with pytest.raises(RuntimeError, match="ended with code 3: no such luck"):
        children.run(
            [sys.executable, "-c", "import sys; print('no such luck', file=sys.stderr); sys.exit(3)"]
        )


def test_data_are_made_once_and_anew_when_the_generator_changes(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = data.get_folder(2)
    assert first == data.get_folder(2)
    assert [path.name for path in data.get_files(2)] == ["invented-00000.trig", "invented-00001.trig"]
    monkeypatch.setattr(data, "get_version", lambda: "another")
    assert data.get_folder(2) != first


def test_eleven_rules_find_the_planted_faults_in_shacl_and_in_our_checks(made: Path) -> None:
    codes = shacl_engine.list_codes()
    assert len(codes) == 11
    assert set(codes) <= set(checks.all_checks())
    planted = data.get_expected(80)
    expected = {code: sorted(planted[code]) for code in codes}
    assert sum(map(bool, expected.values())) > 8
    assert shacl_engine.run_csa_graph(80)[0] == expected
    assert shacl_engine.run_turbo(80)[0] == expected


# rdflib warns of itself.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_questions_have_the_same_rows_in_sparql_and_elsewhere(made: Path) -> None:
    ask, _ = stores.fill_store(made / "ours", data.get_files(2))
    quads = made / "all.nq"
    quads.write_bytes(open_store(made / "ours", read_only=True).dump(ox.RdfFormat.N_QUADS))
    others = stores.fill_rdflib(quads), stores.fill_duckdb(quads, made)
    for question in stores.read_sql()[1]:
        assert question in catalogue.questions()
        assert [other.ask(question) for other in others] == [ask(question)] * 2
    assert ask("who-chairs-what")
