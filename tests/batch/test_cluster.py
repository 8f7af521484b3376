"""On a cluster comes out what comes out on one machine, whatever happens to a worker."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.program import put, said, sctoolkit, shown
from cli.test_units import CODE, CRITERIA, FORM
from sctoolkit.batch.desk import Job
from sctoolkit.batch.ledger import Ledger
from sctoolkit.batch.outputs import count, write_all
from sctoolkit.batch.run import Manner, run
from sctoolkit.content.library import Library
from sctoolkit.files.reading import Input, Skipped, gather

pytest.importorskip("distributed", reason="needs Dask: pip install 'sctoolkit[cluster]'")

from batch.dask_cluster import Cluster, Harmful, cluster
from sctoolkit.batch.cluster import ClusterError, on_cluster

REPLIES = 40
MINE = ("--code", "mine", "--questionnaire", "plant")


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A folder with content of its own, forty replies, and some files that are none."""
    put(tmp_path, "questionnaires/plant/questionnaire.yaml", FORM)
    put(tmp_path, "codes/criteria.yaml", CRITERIA)
    put(tmp_path, "codes/mine/code.yaml", CODE)
    for at in range(REPLIES):
        pay, way = ("On time", "mayby")[at % 7 == 0], ("Free", "Locked")[at % 3 == 0]
        table = f"Supplier,Is pay on time?,Is there an exit?\nNo {at},{pay},{way}\n"
        put(tmp_path, f"replies/{at:02}.csv", table)
    (tmp_path / "replies/broken.xlsx").write_bytes(b"PK\x03\x04 and no more")
    put(tmp_path, "replies/other.csv", "a,b\n1,2\n")
    return tmp_path


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers, one of them under a nanny, in folders without any content."""
    with cluster(tmp_path_factory.mktemp("dask")) as made:
        made.worker()
        made.worker("--no-nanny")
        made.wait_for(2)
        yield made


def lines(folder: Path) -> list[bytes]:
    return sorted((folder / "results.jsonl").read_bytes().splitlines())


def written(folder: Path) -> dict[str, bytes]:
    """Each supplier's answers."""
    answers = (folder / "answers").glob("*.yaml")
    return {one.name: one.read_bytes() for one in answers if ".plan." not in one.name}


def test_results_are_the_same_as_here_byte_for_byte(acme: Path, two: Cluster) -> None:
    here = sctoolkit(acme, "batch", "replies", *MINE, "--out", "here")
    away = sctoolkit(acme, "batch", "replies", *MINE, "--out", "away", "--cluster", two.address)
    assert shown(away) == shown(here)
    assert lines(acme / "away") == lines(acme / "here")
    assert len(lines(acme / "here")) == REPLIES + 2
    table = "results.csv"
    assert (acme / "away" / table).read_bytes() == (acme / "here" / table).read_bytes()


def test_what_is_written_for_each_supplier_comes_home(acme: Path, two: Cluster) -> None:
    papers = ("--answers", "--plans", *MINE)
    few = ("replies/01.csv", "replies/02.csv")
    sctoolkit(acme, "batch", *few, *papers, "--out", "here")
    sctoolkit(acme, "batch", *few, *papers, "--out", "away", "--cluster", two.address)
    for name in ("answers/*.plan.yaml", "plans/*.xlsx"):
        there = [path.relative_to(acme / "here") for path in (acme / "here").glob(name)]
        assert len(there) == 2
        assert all((acme / "away" / path).stat().st_size for path in there)
    assert written(acme / "away") == written(acme / "here")


def test_plan_that_people_follow_is_left_alone(acme: Path, two: Cluster) -> None:
    again = ("batch", "replies/01.csv", "--plans", *MINE, "--cluster", two.address, "--fresh")
    for out in ("away", f"file://{acme}/far"):
        sctoolkit(acme, *again, "--out", out)
        folder = acme / out.rpartition("/")[2]
        (workbook,) = (folder / "plans").glob("*.xlsx")
        (plan,) = (folder / "answers").glob("*.plan.yaml")
        workbook.write_bytes(b"filled in")
        plan.write_bytes(b"followed")
        assert sctoolkit(acme, *again, "--out", out).returncode == 0
        assert (workbook.read_bytes(), plan.read_bytes()) == (b"filled in", b"followed")


def test_files_and_results_may_stand_elsewhere(acme: Path, two: Cluster) -> None:
    there = ("--cluster", two.address, "--out", f"file://{acme}/away", "--answers")
    away = sctoolkit(acme, "batch", f"file://{acme}/replies", *MINE, *there)
    assert f"Written: file://{acme}/away/results.csv" in said(away)
    sctoolkit(acme, "batch", f"{acme}/replies", *MINE, "--out", "here", "--answers")
    there_said = [line.replace(b"file://", b"") for line in lines(acme / "away")]
    assert there_said == lines(acme / "here")
    assert len(written(acme / "away")) == REPLIES


def test_words_are_in_the_language_of_who_asks(acme: Path, two: Cluster) -> None:
    french = {"SCTOOLKIT_LANGUAGE": "fr"}
    away = ("batch", "replies", *MINE, "--out", "away", "--cluster", two.address)
    sctoolkit(acme, *away, variables=french)
    sctoolkit(acme, "batch", "replies", *MINE, "--out", "here", variables=french)
    assert lines(acme / "away") == lines(acme / "here")


def test_run_goes_on_when_a_worker_is_killed_in_mid_run(acme: Path, tmp_path: Path) -> None:
    job = Job(Library((acme,)), "plant", ("mine",))
    with cluster(tmp_path / "dask") as made:
        made.worker()
        killed = made.worker("--no-nanny")
        made.wait_for(2)
        ends = [killed]

        def told(done: int) -> None:
            if done and ends:
                os.kill(ends.pop(), signal.SIGKILL)

        for name, manner in (("here", Manner()), ("away", Manner(cluster=made.address))):
            (acme / name).mkdir()
            with Ledger(acme / name / "ledger") as ledger:
                found = list(gather([str(acme / "replies")]))
                run(job, found, ledger, manner, told if manner.cluster else lambda _done: None)
                write_all(ledger, [], count(ledger), acme / name)
    assert not ends
    assert lines(acme / "away") == lines(acme / "here")


def files(folder: Path, *words: str) -> list[Input]:
    return [Input(f"{at}.txt", put(folder, f"{at}.txt", words)) for at, words in enumerate(words)]


def outcomes(found: list[Input], made: Cluster) -> list[str]:
    """What came of each file in the order of the files; of one that is skipped its code."""
    came: dict[str, str] = {}
    for given, piece in on_cluster(found, Harmful(), scheduler=made.address, deadline=60.0):
        if piece is not None:
            assert given.file not in came
            came[given.file] = piece.problems[0].code if isinstance(piece, Skipped) else piece
    return [came[one.file] for one in found]


def test_file_that_ends_its_reader_is_skipped_as_it_is_here(tmp_path: Path, two: Cluster) -> None:
    found = files(tmp_path, "a", "end the reader", "b", "c")
    assert outcomes(found, two) == ["a", "F626", "b", "c"]


def test_file_that_ends_its_workers_is_skipped_and_takes_no_other_along(tmp_path: Path) -> None:
    found = files(tmp_path, "a", "b", "end the worker", "c", "d")
    with cluster(tmp_path / "dask", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as made:
        made.worker()
        made.wait_for(1)
        assert outcomes(found, made) == ["a", "b", "F626", "c", "d"]


def test_scheduler_that_does_not_answer_is_said_so(acme: Path) -> None:
    there = ("--cluster", "tcp://127.0.0.1:9")
    done = sctoolkit(acme, "batch", "replies", *MINE, *there)
    assert done.returncode == 5
    assert "No Dask scheduler answers at tcp://127.0.0.1:9" in said(done)


def test_worker_of_another_version_is_refused(
    tmp_path: Path, two: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sctoolkit.batch.cluster.TOOL", "sctoolkit 99")
    with pytest.raises(
        ClusterError, match=r"A worker of the cluster has sctoolkit .*, and this is"
    ):
        outcomes(files(tmp_path, "a"), two)
