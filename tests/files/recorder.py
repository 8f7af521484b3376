"""A program that the session tests start: it answers questions in a process of its own.

recorder.py open FILE WHO WHEN      opens the assessment, says so, and waits for the end of input
recorder.py nobody FILE             likewise, as an ordinary user whom permissions stop
recorder.py answer FILE FIRST       answers and folds until it is killed; prints each confirmed id
recorder.py fill FILE BYTES         answers until a file may not grow over BYTES, then goes on
"""

# ruff: noqa: T201 - the tests read what it prints

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from sctoolkit.errors import SctoolkitError
from sctoolkit.files.assessments.session import Session, load_assessment, save
from sctoolkit.files.saving import CannotSaveError
from sctoolkit.model.assessment import Answer, AnswerState, Assessment
from sctoolkit.model.questionnaire import (
    Audience,
    Question,
    QuestionKind,
    Questionnaire,
    Scope,
    Section,
)
from sctoolkit.model.text import Text

MANY = 5_000
NOBODY = 65_534
CANNOT = "we are root here and cannot become anybody else"
NOW = "2026-03-01T10:00:00Z"


def many() -> Questionnaire:
    """A questionnaire with so many questions that every answer of a test has its own."""
    words = Text({"en": "Words?"})
    questions = tuple(
        Question(f"q.n{number}", "q", words, words, QuestionKind.TEXT, "full", scored=False)
        for number in range(MANY)
    )
    return Questionnaire(
        id="many",
        version="1.0",
        title=words,
        summary=words,
        audience=Audience.COMPANY,
        sources=(),
        scopes=(Scope("full", words, 1),),
        sections=(Section("q", words, words, "", questions),),
    )


def answer(number: int) -> Answer:
    return Answer(AnswerState.ANSWERED, f"answer {number}", note="because" * 9, at=NOW)


def open_and_wait(path: Path, who: str, when: str) -> None:
    with Session(path, who, when):
        print("open", flush=True)
        sys.stdin.read()


def open_as_nobody(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.yaml"
        save(file, Assessment("ours", "many@1.0", "full"))
        with Session(file, "root", NOW):
            pass  # loads every module while we may still read them
    if os.geteuid() == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        except PermissionError as error:
            sys.exit(f"{CANNOT}: {error}")
    open_and_wait(path, "Li", NOW)


def answer_until_killed(path: Path, number: int) -> None:
    questionnaire = many()
    print("ready", flush=True)
    while True:
        with Session(path, "Maria", NOW) as session:
            if not path.exists():
                save(path, Assessment("killed", "many@1.0", "full"))
            assessment, _problems = load_assessment(path, questionnaire)
            assert assessment is not None
            answers = dict(assessment.answers)
            for _answer in range(12):
                question = f"q.n{number}"
                answers[question] = answer(number)
                session.record(question, answers[question])
                print(question, flush=True)
                number += 1
            session.fold(replace(assessment, answers=answers))


def answer_until_full(path: Path, most: int) -> None:
    from resource import RLIM_INFINITY, RLIMIT_FSIZE, setrlimit  # noqa: PLC0415 - Unix only

    with Session(path, "Maria", NOW) as session:
        setrlimit(RLIMIT_FSIZE, (most, RLIM_INFINITY))
        for number in range(MANY):
            try:
                session.record(f"q.n{number}", answer(number))
            except CannotSaveError as error:
                print(f"{type(error).__name__}: {error} {error.hint}", flush=True)
                setrlimit(RLIMIT_FSIZE, (RLIM_INFINITY, RLIM_INFINITY))
                session.record("q.n4999", answer(4999))
                print("q.n4999", flush=True)
                return
            print(f"q.n{number}", flush=True)


def main(mode: str, path: Path, *more: str) -> None:
    try:
        match mode:
            case "open":
                open_and_wait(path, *more)
            case "nobody":
                open_as_nobody(path)
            case "answer":
                answer_until_killed(path, int(more[0]))
            case "fill":
                answer_until_full(path, int(more[0]))
    except SctoolkitError as error:
        sys.exit(f"{type(error).__name__}: {error} {error.hint}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
