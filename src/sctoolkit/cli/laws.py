"""`sctoolkit laws`: which laws apply, from when, why, and how far their duties are met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from sctoolkit import language
from sctoolkit.cli.assess.sets import read_sets
from sctoolkit.cli.clock import day_given
from sctoolkit.cli.joining import joined
from sctoolkit.cli.opening import Opened, all_usable, open_assessment, open_library, score_against
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.showing import show, show_json, text_width
from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.applicability import Applicability, applicability
from sctoolkit.engine.interview import Interview
from sctoolkit.errors import Exit
from sctoolkit.model.assessment import Answer
from sctoolkit.model.law import FACTS, Law
from sctoolkit.report.laws import Fact, LawFound, laws_text, verdict

SCHEMA = "sctoolkit.laws/1"


def command(
    files: list[Path] | None = typer.Option(
        None,
        "--for",
        help="Answers: the facts, and assessments whose evidence counts. May be given again; the "
        "evidence of all counts together.",
    ),
    sets: list[str] | None = typer.Option(
        None, "--set", metavar="ID=VALUE", help="Give one fact; may be given several times."
    ),
    day: datetime | None = typer.Option(
        None, "--date", formats=["%Y-%m-%d"], help="The day to look at (default: today)."
    ),
    as_json: bool = typer.Option(False, "--json", help="The laws as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Say which laws apply to a company, from when and why, and how far their duties are met.

    The facts are those of the questionnaire legal-facts (`sctoolkit assess legal-facts`). What is
    not known is said, with the question that would decide it.
    """
    shelf = open_library(library)
    opened = [open_assessment(path, shelf) for path in files or ()]
    facts = _facts(shelf, opened, sets or ())
    today = day_given(day).isoformat()
    evidence = [one for one in opened if one.questionnaire.id != FACTS]
    together = joined(evidence) if evidence else None
    found = [
        LawFound(
            code,
            code.law,
            *_verdict(code.law, facts, today),
            score_against(together, code) if together else None,
        )
        for code in all_usable(shelf, CODES)
        if code.law is not None
    ]
    tongue = language.preferred()
    if as_json:
        show_json(SCHEMA, date=today, laws=[_row(law, tongue) for law in found])
    else:
        show(laws_text(found, tongue, text_width()))
    return Exit.DONE


def _facts(shelf: Library, opened: Sequence[Opened], sets: Sequence[str]) -> Interview:
    form = shelf.questionnaire(FACTS)
    answers: dict[str, Answer] = {}
    for one in opened:
        if one.questionnaire.id == FACTS:
            answers |= one.assessment.answers
    said, _warnings = read_sets(form, sets)
    answers |= {one.asked.question: Answer(one.state, one.value, reason=one.reason) for one in said}
    return Interview(form, form.scopes[-1].id, answers)


def _verdict(
    law: Law, facts: Interview, today: str
) -> tuple[Applicability, tuple[Fact, ...], tuple[Fact, ...]]:
    found = applicability(law, facts, today)
    return found, _named(facts, found.decided_by), _named(facts, found.unknown)


def _named(facts: Interview, ids: tuple[str, ...]) -> tuple[Fact, ...]:
    questions = [facts.question(one) for one in ids]
    return tuple(Fact(one, facts.answers.get(one.id)) for one in questions if one is not None)


def _row(law: LawFound, tongue: str) -> dict[str, Any]:
    rule = law.found.rule
    return {
        "id": law.code.name,
        "title": law.code.title.to(tongue),
        "jurisdiction": law.law.jurisdiction.to(tongue),
        "status": law.law.status.value,
        "verdict": law.found.verdict.value,
        "verdict_in_words": verdict(law.found.verdict),
        "from": rule.start if rule else None,
        "because": rule.because.to(tongue) if rule else None,
        "decided_by": list(law.found.decided_by),
        "unknown": list(law.found.unknown),
        "unclear": law.law.unclear.to(tongue) if law.law.unclear else None,
        "covered": law.result.shares.coverage if law.result else None,
        "documented": law.result.shares.documented if law.result else None,
        "checked": law.law.checked,
        "sources": [{"title": one.title, "url": one.url} for one in law.code.sources],
    }
