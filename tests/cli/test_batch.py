"""`batch`: a folder of replies, from the files to the ranking; what cannot be read is said."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from .program import plain, put, said, sctoolkit, shown
from .test_units import CODE, CRITERIA, FORM

WIDE = """\
    Supplier,Is pay on time?,Is there an exit?
    Alpha,On time,Free
    Beta,Late,Free
    """
LONG = """\
    Supplier;Question;Answer
    Gamma;work.pay;On time
    Gamma;work.exit;mayby
    """
MINE = ("--code", "mine", "--questionnaire", "plant")


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A folder with content of its own and two files of replies."""
    put(tmp_path, "questionnaires/plant/questionnaire.yaml", FORM)
    put(tmp_path, "codes/criteria.yaml", CRITERIA)
    put(tmp_path, "codes/mine/code.yaml", CODE)
    put(tmp_path, "replies/wide.csv", WIDE)
    put(tmp_path, "replies/long.csv", LONG)
    return tmp_path


def lines(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "batch/results.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def figures(folder: Path) -> dict[str, float | None]:
    return {line["name"]: line["entries"][0]["figure"] for line in lines(folder) if "name" in line}


def kept(folder: Path) -> dict[str, int]:
    """Where each supplier stands in the ledger: what is read again stands further down."""
    with sqlite3.connect(folder / "batch/.sctoolkit-batch.db") as base:
        return dict(base.execute("SELECT name, id FROM suppliers"))


def test_every_supplier_is_scored_whatever_the_shape_of_its_file(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    assert figures(acme) == {"Gamma": 100, "Alpha": 100, "Beta": 50}


def test_screen_says_what_was_understood_what_was_not_and_who_stands_where(acme: Path) -> None:
    text = shown(sctoolkit(acme, "batch", "replies", *MINE))
    for said_there in (
        "2 files read, 3 suppliers",
        "[csv] a row for each supplier (wide), header in row 1",
        "[csv] a row for each answer (long), header in row 1",
        "replies/long.csv: csv!C3: “mayby” is not an answer to work.exit (Locked; Free).",
        "mine@1: 3 suppliers",
        "Scores from 50 (Beta) to 100",
    ):
        assert said_there in text


def test_all_forms_are_written_and_say_the_same(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    ranking = load_workbook(acme / "batch/portfolio.xlsx")["Ranking"]
    in_book = [row[1] for row in ranking.iter_rows(min_row=2, values_only=True)]
    table = (acme / "batch/results.csv").read_text("utf-8-sig").splitlines()[1:]
    assert in_book == [line.split(",")[1] for line in table] == ["Alpha", "Gamma", "Beta"]


def test_file_that_cannot_be_read_stands_in_every_result_and_stops_nothing(acme: Path) -> None:
    (acme / "replies/photo.xls").write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 500)
    run = sctoolkit(acme, "batch", "replies", *MINE)
    assert run.returncode == 0
    assert "replies/photo.xls: is a picture (JPEG), not a spreadsheet" in shown(run)
    assert lines(acme)[-1]["skipped"] == "is a picture (JPEG), not a spreadsheet"
    assert "photo.xls" in (acme / "batch/results.csv").read_text("utf-8-sig")
    skipped = load_workbook(acme / "batch/portfolio.xlsx")["Skipped"]
    assert skipped["A2"].value == "replies/photo.xls"


def test_workbook_says_of_each_file_how_it_was_understood(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    _head, *rows = load_workbook(acme / "batch/portfolio.xlsx")["Files"].values
    read = {str(file): str(lines) for file, lines in rows}
    assert list(read) == ["replies/long.csv", "replies/wide.csv"]
    assert "Supplier: “Supplier”" in read["replies/wide.csv"]


def test_files_that_cannot_be_read_stand_apart_from_problems_in_cells(acme: Path) -> None:
    (acme / "replies/photo.xls").write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 500)
    skipped, problems = shown(sctoolkit(acme, "batch", "replies", *MINE)).split("Problems:")
    assert "photo.xls" in skipped
    assert "mayby" not in skipped
    assert "photo.xls" not in problems.split("mine:")[0]
    assert "mayby" in problems


def test_what_to_do_next_is_said_until_it_was_done(acme: Path) -> None:
    first = said(sctoolkit(acme, "batch", "replies", *MINE))
    assert "add --annotate" in first
    assert "sctoolkit score batch/answers/NAME.yaml --explain" in first
    again = said(sctoolkit(acme, "batch", "replies", *MINE, "--answers", "--annotate"))
    assert "--annotate" not in again
    assert "--explain" not in again


def test_supplier_that_replied_in_two_files_is_said(acme: Path) -> None:
    put(acme, "replies/again.csv", WIDE.replace("Beta", "Delta").replace("Alpha", " ALPHA "))
    run = shown(sctoolkit(acme, "batch", "replies", *MINE))
    assert "F663" in run
    assert "replied in 2 files: replies/again.csv, replies/wide.csv" in run
    assert "Beta” replied" not in run


SAVED = """\
    format: 1
    assessment: delta-plant
    questionnaire: plant@1.0
    organisation: Delta
    answers:
      work.pay: late
      work.exit: free
    """


def test_assessment_of_a_supplier_who_used_sctoolkit_is_a_reply_too(acme: Path) -> None:
    put(acme, "replies/delta.yaml", SAVED)
    run = shown(sctoolkit(acme, "batch", "replies", *MINE))
    assert "3 files read, 4 suppliers" in run
    assert "an assessment, scope full: 2 questions are answered" in run
    assert figures(acme)["Delta"] == 50


def test_answer_of_an_assessment_that_does_not_fit_is_said_with_its_line(acme: Path) -> None:
    put(acme, "delta.yaml", SAVED.replace("free", "ajar"))
    run = shown(sctoolkit(acme, "batch", "delta.yaml", *MINE))
    assert "delta.yaml:7" in run
    assert figures(acme) == {"Delta": 0}


@pytest.mark.parametrize(
    ("was", "now", "because"),
    [
        ("plant@1.0", "facility@1.3", "this form asks “facility”, not “plant”"),
        ("assessment: delta-plant", "plan: delta-plant", "not an assessment"),
        ("answers:", "answers: [", "never closed"),
    ],
)
def test_file_that_is_no_assessment_of_what_was_asked_says_why(
    acme: Path, was: str, now: str, because: str
) -> None:
    put(acme, "delta.yaml", SAVED.replace(was, now))
    run = sctoolkit(acme, "batch", "delta.yaml", *MINE)
    assert run.returncode == 5
    assert because in shown(run)


def test_parts_of_a_reply_are_joined_and_read_as_one(acme: Path) -> None:
    put(acme, "parts/pay.csv", "Supplier,Is pay on time?\nDelta,On time\n")
    put(acme, "parts/exit.csv", "Supplier,Is there an exit?\nDelta,Free\n")
    run = shown(sctoolkit(acme, "batch", "parts", *MINE, "--answers"))
    assert "sctoolkit assess merge" in run
    first, second = sorted((acme / "batch/answers").iterdir())
    sctoolkit(acme, "assess", "merge", str(first), str(second), "--out", "delta.yaml")
    sctoolkit(acme, "batch", "delta.yaml", *MINE)
    assert figures(acme) == {"Delta": 100}


def test_results_are_no_replies_the_next_time(acme: Path) -> None:
    sctoolkit(acme, "batch", ".", *MINE, "--answers", "--annotate")
    again = shown(sctoolkit(acme, "batch", ".", *MINE, "--answers", "--annotate"))
    assert "2 files read, 3 suppliers" in again
    assert "batch: holds the results of a batch" in again


def test_action_plan_among_the_replies_is_no_reply(acme: Path) -> None:
    put(acme, "replies/delta.yaml", SAVED)
    sctoolkit(acme, "plan", "write", "replies/delta.yaml", "--out", "replies/plan.xlsx")
    run = shown(sctoolkit(acme, "batch", "replies", *MINE))
    assert "3 files read, 4 suppliers" in run
    assert "replies/plan.xlsx: is an action plan: `sctoolkit plan update` reads it" in run


def test_workbooks_that_we_wrote_are_no_replies(acme: Path) -> None:
    put(acme, "replies/delta.yaml", SAVED)
    sctoolkit(acme, "compare", "eti", "sa8000", "--out", "replies/pair.xlsx")
    sctoolkit(acme, "plan", "write", "replies/delta.yaml", "--out", "plan.xlsx")
    sctoolkit(acme, "plan", "portfolio", "replies", "--out", "replies/plans.xlsx")
    sctoolkit(acme, "batch", "replies", *MINE, "--out", "first")
    for name in ("portfolio.xlsx", "problems.xlsx"):
        shutil.copy(acme / "first" / name, acme / "replies" / name)
    run = shown(sctoolkit(acme, "batch", "replies", *MINE))
    assert "3 files read, 4 suppliers" in run
    assert "pair.xlsx: compares codes or tools, as sctoolkit wrote it, and is no reply" in run
    assert "plans.xlsx: compares suppliers or plans, as sctoolkit wrote it, and is no reply" in run
    assert "portfolio.xlsx: compares suppliers or plans" in run
    assert "problems.xlsx: lists the problems of other files, and is no reply" in run


def test_ledger_of_an_older_layout_is_filled_anew(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    with sqlite3.connect(acme / "batch/.sctoolkit-batch.db") as base:
        base.executescript("ALTER TABLE suppliers DROP COLUMN place; PRAGMA user_version=1;")
    assert sctoolkit(acme, "batch", "replies", *MINE).returncode == 0
    assert figures(acme) == {"Gamma": 100, "Alpha": 100, "Beta": 50}


def test_strict_leaves_with_5_where_a_file_was_skipped(acme: Path) -> None:
    (acme / "replies/empty.csv").write_bytes(b"")
    assert sctoolkit(acme, "batch", "replies", *MINE, "--strict").returncode == 5


def test_nothing_that_can_be_read_leaves_with_5(acme: Path) -> None:
    run = sctoolkit(acme, "batch", "nowhere", *MINE)
    assert run.returncode == 5
    assert "nowhere: error F625 there is nothing to read" in said(run)
    assert not (acme / "batch").exists()


def test_check_scores_nothing_and_leaves_with_4_where_cells_are_wrong(acme: Path) -> None:
    run = sctoolkit(acme, "batch", "replies", "--questionnaire", "plant", "--check")
    assert run.returncode == 4
    assert "mine@1" not in shown(run)
    assert [line["entries"] for line in lines(acme)] == [[], [], []]
    assert not (acme / "batch/portfolio.xlsx").exists()


def test_second_run_reads_only_what_is_new(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    before = kept(acme)
    put(acme, "replies/new.csv", WIDE.replace("Alpha", "Delta").replace("Beta", "Epsilon"))
    sctoolkit(acme, "batch", "replies", *MINE)
    assert kept(acme) == {**before, "Delta": 4, "Epsilon": 5}


def test_fresh_reads_everything_again(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    put(acme, "replies/new.csv", WIDE)
    sctoolkit(acme, "batch", "replies", *MINE)
    before = lines(acme)
    sctoolkit(acme, "batch", "replies", *MINE, "--fresh", "--workers", "1")
    assert lines(acme) == before


def test_answers_that_changed_are_scored_anew(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    put(acme, "replies/wide.csv", WIDE.replace("Late", "On time"))
    sctoolkit(acme, "batch", "replies", *MINE)
    assert figures(acme)["Beta"] == 100


def test_code_that_changed_scores_all_anew(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE)
    put(acme, "codes/mine/code.yaml", CODE.replace("to: 100", "to: 10"))
    sctoolkit(acme, "batch", "replies", *MINE)
    assert figures(acme)["Beta"] == 5


def test_what_the_files_answer_is_found_out(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", "--code", "mine")
    assert {line["questionnaire"] for line in lines(acme)} == {"plant@1.0"}


def test_answers_and_plan_of_each_supplier_are_written_and_give_the_same_score(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies/wide.csv", *MINE, "--answers", "--plans")
    (beta,) = (acme / "batch/answers").glob("beta-????????????.yaml")
    (result,) = plain(sctoolkit(acme, "score", str(beta), "--code", "mine", "--json"))["results"]
    assert result["tree"]["point"] == 50
    assert len(list((acme / "batch/plans").glob("*.xlsx"))) == 2


def test_copy_to_send_back_marks_the_cell_that_is_no_answer(acme: Path) -> None:
    before = (acme / "replies/long.csv").read_bytes()
    sctoolkit(acme, "batch", "replies", *MINE, "--annotate")
    (copy,) = (acme / "batch/marked").iterdir()
    comment = load_workbook(copy).worksheets[0]["C3"].comment
    assert comment is not None
    assert "“mayby” is not an answer" in comment.text
    assert (acme / "replies/long.csv").read_bytes() == before


def test_what_goes_back_to_suppliers_speaks_their_language_and_the_rest_ours(acme: Path) -> None:
    theirs = ("--annotate", "--plans", "--language", "es")
    run = sctoolkit(acme, "batch", "replies", *MINE, *theirs)
    (copy,) = (acme / "batch/marked").iterdir()
    comment = load_workbook(copy).worksheets[0]["C3"].comment
    assert comment is not None
    assert "«mayby» no es una respuesta" in comment.text
    plan = load_workbook(next((acme / "batch/plans").glob("beta-*.xlsx")))
    assert "Resumen" in plan.sheetnames
    assert "“mayby” is not an answer" in (acme / "batch/problems.jsonl").read_text("utf-8")
    assert "3 suppliers" in said(run) + shown(run)


def test_copies_are_written_anew_for_suppliers_of_another_language(acme: Path) -> None:
    for language in ("fr", "es"):
        sctoolkit(acme, "batch", "replies", *MINE, "--annotate", "--language", language)
    (copy,) = (acme / "batch/marked").iterdir()
    comment = load_workbook(copy).worksheets[0]["C3"].comment
    assert comment is not None
    assert "no es una respuesta" in comment.text


def test_language_that_the_program_does_not_speak_is_refused_with_those_it_does(acme: Path) -> None:
    run = sctoolkit(acme, "batch", "replies", *MINE, "--annotate", "--language", "vi")
    assert run.returncode == 2
    assert said(run).splitlines() == ["sctoolkit does not speak “vi”.", "It speaks: en, es, fr."]


def test_number_of_processes_changes_nothing(acme: Path) -> None:
    sctoolkit(acme, "batch", "replies", *MINE, "--workers", "1")
    one = (acme / "batch/results.jsonl").read_bytes()
    sctoolkit(acme, "batch", "replies", *MINE, "--workers", "3", "--fresh")
    assert (acme / "batch/results.jsonl").read_bytes() == one


def test_summary_as_json_has_what_the_screen_has(acme: Path) -> None:
    told = plain(sctoolkit(acme, "batch", "replies", *MINE, "--json"))
    assert (told["files"], told["suppliers"], told["skipped"]) == (2, 3, [])
    assert told["codes"][0]["suppliers"] == 3


def test_unknown_code_is_said_before_any_file_is_read(acme: Path) -> None:
    run = sctoolkit(acme, "batch", "replies", "--code", "yours")
    assert run.returncode == 2
    assert "yours" in said(run)


def test_folder_of_results_that_is_none_of_ours_is_refused_in_words(acme: Path) -> None:
    put(acme, "batch/.sctoolkit-batch.db", "no database at all, but long enough to be looked at")
    run = sctoolkit(acme, "batch", "replies", *MINE)
    assert run.returncode == 5
    assert "Delete it, or give another --out." in said(run)


def test_large_tables_are_scored_as_small_ones_are(acme: Path) -> None:
    story = "word " * 5_000
    replies = [f"Alpha {number},On time,Free,{story}\n" for number in range(400)]
    head = "Supplier,Is pay on time?,Is there an exit?,Notes\n"
    (acme / "replies/large.csv").write_text("".join([head, *replies]), "utf-8")
    sctoolkit(acme, "batch", "replies/large.csv", "--code", "mine")
    found = figures(acme)
    assert len(found) == 400
    assert set(found.values()) == {100}


def test_plans_are_made_anew_where_other_deadlines_hold(acme: Path) -> None:
    def due(deadlines: str) -> set[object]:
        put(acme, "settings/config.yaml", f"deadlines: {{{deadlines}}}\n")
        own = {"SCTOOLKIT_CONFIG": str(acme / "settings")}
        sctoolkit(acme, "batch", "replies/wide.csv", *MINE, "--plans", variables=own)
        (plan,) = (acme / "batch/plans").glob("beta-*.xlsx")
        head, *rows = load_workbook(plan)["Actions"].iter_rows(values_only=True)
        return {row[head.index("Due")] for row in rows}

    late, soon = due("major: 60, minor: 60"), due("major: 2, minor: 2")
    assert late != soon
    assert due("major: 2, minor: 2") == soon


def test_file_of_passwords_that_is_no_text_is_said(acme: Path) -> None:
    (acme / "passwords.txt").write_bytes(b"geheim\xefnis\n")
    run = sctoolkit(acme, "batch", "replies", *MINE, "--password-file", "passwords.txt")
    assert run.returncode == 5
    assert "passwords.txt: error Y003 not UTF-8 text" in said(run)
