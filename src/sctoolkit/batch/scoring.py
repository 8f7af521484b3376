"""Scores suppliers one by one, and writes what is wanted of each alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from sctoolkit import TOOL
from sctoolkit.batch.desk import Asked, Papers
from sctoolkit.batch.papers import write_papers
from sctoolkit.batch.pieces import Supplied
from sctoolkit.batch.understanding import seconds_between
from sctoolkit.engine.portfolio import entry
from sctoolkit.engine.scoring.integrity import Sign, fingerprint, signs
from sctoolkit.files.layouts.filled import Filled
from sctoolkit.model.assessment import Answer, AnswerState, Assessment
from sctoolkit.model.problem import Problem
from sctoolkit.model.text import slug


class Scoring:
    """Scores the suppliers of one file, who were all asked the same."""

    def __init__(self, asked: Asked, scope: str, papers: Papers) -> None:
        self._asked = asked
        self._scope = scope
        self._papers = papers
        self._interview = asked.interview(scope)

    def replied(self, filled: Filled) -> Supplied:
        """A supplier whose answers were read in cells, with its figures under every code."""
        seconds = seconds_between(filled.started, filled.ended, self._asked.habits.words)
        found = self._signs(filled.answers, seconds)
        if filled.evidence:  # words in that column are evidence enough here
            found = [one for one in found if one is not Sign.NO_EVIDENCE]
        assessment = self._assessment(filled)
        return self._supplied(assessment, filled.where, found, filled.problems, filled.id)

    def saved(self, assessment: Assessment, where: str, problems: Sequence[Problem]) -> Supplied:
        """A supplier whose answers were given to sctoolkit itself."""
        found = self._signs(assessment.answers, _seconds(assessment))
        return self._supplied(assessment, where, found, problems)

    def _supplied(
        self,
        assessment: Assessment,
        where: str,
        found: Sequence[Sign],
        problems: Sequence[Problem],
        known_as: str = "",
    ) -> Supplied:
        results = [scorer.score(assessment) for scorer in self._asked.scorers]
        write_papers(self._papers, self._asked, assessment, results, where)
        name, given = assessment.organisation, assessment.every_answer()
        return Supplied(
            name=name,
            id=known_as,
            site=assessment.site,
            where=where,
            questionnaire=self._asked.form.name,
            scope=self._scope,
            answered=sum(answer.state is not AnswerState.MISSING for _asked_of, answer in given),
            fingerprint=fingerprint(assessment.answers),
            entries=tuple(entry(result, name, where, found) for result in results),
            problems=tuple(problems),
        )

    def _assessment(self, filled: Filled) -> Assessment:
        return Assessment(
            id=f"{slug(filled.name) or 'supplier'}-{self._asked.form.id}",
            questionnaire=self._asked.form.name,
            scope=self._scope,
            organisation=filled.name,
            site=filled.site,
            digest=self._asked.form.digest,
            tool=TOOL,
            answers=filled.answers,
        )

    def _signs(self, answers: Mapping[str, Answer], seconds: float | None) -> list[Sign]:
        """What speaks against the answers."""
        return list(signs(self._interview.over(answers), seconds, self._asked.scales))


def _seconds(assessment: Assessment) -> float | None:
    """From the first answer to the last; None where not every answer says when it was given."""
    moments = [_moment(answer.at) for _asked_of, answer in assessment.every_answer()]
    known = [moment for moment in moments if moment is not None]
    if not known or len(known) < len(moments):
        return None
    return (max(known) - min(known)).total_seconds()


def _moment(written: str) -> datetime | None:
    """The moment, with its time zone; None for a day alone and for other words of a person."""
    with suppress(ValueError):
        found = datetime.fromisoformat(written)
        return found if found.tzinfo else None
    return None
