"""What sctoolkit proposes for each action, column by column, before anybody typed a word."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sctoolkit import wording
from sctoolkit.engine.plans.following import Anew, follow
from sctoolkit.engine.plans.renumbering import called_now
from sctoolkit.files.plan_workbook.brief import Brief
from sctoolkit.files.plan_workbook.words import titles
from sctoolkit.language import _, in_a_row
from sctoolkit.model.action_plan import ClauseRef, CorrectiveAction, Gap
from sctoolkit.model.assessment import AnswerState
from sctoolkit.model.deadline import Deadline
from sctoolkit.model.followed_plan import Entry, Field, FollowedAction, FollowedPlan
from sctoolkit.model.result import PartKind, of_kind

SETTLING = (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)


def followed(brief: Brief, previous: FollowedPlan | None) -> FollowedPlan:
    """Today's plan, going on from the previous one where there is one."""
    return follow(_anew(brief), _renumbered(brief, previous) if previous else None)


def _renumbered(brief: Brief, plan: FollowedPlan) -> FollowedPlan:
    """The plan with its clauses called as today's codes call them."""
    codes = {one.code.id: one.code for one in brief.measured}
    actions = tuple(
        _recited(brief, one, called_now(one.cites, codes.values())) for one in plan.actions
    )
    return replace(plan, actions=actions)


def _recited(brief: Brief, action: FollowedAction, cites: tuple[str, ...]) -> FollowedAction:
    known = {one.code.id for one in brief.measured}
    if cites == action.cites or not known.issuperset(action.codes):
        return replace(action, cites=cites)
    pairs = [one.partition(":") for one in cites]
    clauses = _clauses(brief, [ClauseRef(code, clause) for code, _colon, clause in pairs])
    return replace(action, cites=cites, proposed={**action.proposed, Field.CLAUSES: clauses})


def _anew(brief: Brief) -> Anew:
    answers = dict(brief.assessment.every_answer())
    given = {str(asked): _day(answer.at) for asked, answer in answers.items()}
    looked_at = {
        name
        for one in brief.measured
        for part in of_kind(one.result.tree, PartKind.QUESTION)
        for name in (part.id, part.answered_by)
    }
    settled = {str(asked) for asked, answer in answers.items() if answer.state in SETTLING}
    return Anew(
        _proposed(brief),
        {finding: day for finding, day in given.items() if day},
        settled - {str(action.asked) for action in brief.plan.actions},
        {str(asked) for asked in answers if asked.question not in looked_at},
        brief.questionnaire.merged,
    )


def _day(moment: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(moment[:10])
    return None


def _proposed(brief: Brief) -> FollowedPlan:
    made_on = brief.plan.made_on
    return FollowedPlan(
        id=_id(brief),
        made_from=brief.files,
        subject=brief.subject(),
        questionnaire=brief.questionnaire.name,
        codes=tuple(one.code.name for one in brief.measured),
        made_on=made_on,
        updated=made_on,
        answered=brief.assessment.updated,
        written_at=1,
        language=brief.language,
        shared=brief.assessment.shared,
        actions=tuple(
            FollowedAction(
                action.id,
                _columns(brief, action),
                opened=made_on,
                cites=tuple(dict.fromkeys(f"{one.code}:{one.clause}" for one in action.clauses)),
            )
            for action in brief.plan.actions
        ),
    )


def _id(brief: Brief) -> str:
    """Words that no other plan has: what it is made from, for whom, and when it began."""
    about = (brief.assessment.id, brief.subject(), brief.file, brief.plan.made_on.isoformat())
    digest = hashlib.blake2b(
        "\n".join(about).encode("utf-8", "surrogatepass"), digest_size=4
    ).hexdigest()
    return f"{brief.plan.made_on.isoformat()}-{digest}"


def _columns(brief: Brief, action: CorrectiveAction) -> dict[Field, Entry]:
    language = brief.language
    return {
        Field.FINDING: str(action.asked),
        Field.SITE: brief.subject(action.unit),
        Field.CLAUSES: _clauses(brief, action.clauses),
        Field.TEXT: finding_text(brief, action),
        Field.SEVERITY: action.severity.value,
        Field.ZERO: action.zero_tolerance.value,
        Field.FINDING_STATUS: action.finding_status.value,
        Field.CORRECT: corrective_text(action, language),
        Field.PREVENT: action.actions.prevent.to(language),
        Field.IMMEDIATE: immediate_text(action),
        Field.REMEDY: action.remedy.to(language) if action.remedy else "",
        Field.TYPE: action.actions.type,
        Field.DUE: action.due,
        Field.STATUS: action.status.value,
        Field.DONE: 0.0,
    }


def _clauses(brief: Brief, clauses: Sequence[ClauseRef]) -> str:
    reviews: dict[tuple[str, str], bool] = {}
    for cited in clauses:
        known = reviews.get((cited.code, cited.clause), True)
        reviews[cited.code, cited.clause] = known and cited.review
    by_code: dict[str, list[str]] = {}
    for (code, clause), review in reviews.items():
        by_code.setdefault(code, []).append(f"{clause}?" if review else clause)
    return in_a_row(f"{brief.cited(code)} {', '.join(ids)}" for code, ids in by_code.items())


def finding_text(brief: Brief, action: CorrectiveAction) -> str:
    """The question, the answer given, and the note, in plain words."""
    question = brief.question(action.question)
    given = brief.assessment.answer(action.asked)
    lines = [brief.in_unit(action.ask.to(brief.language), action.unit)]
    lines.append(
        _("Answer: {answer}").format(answer=wording.answer(question, given, brief.language))
    )
    if action.missing:
        items = in_a_row(item.to(brief.language) for item in action.missing)
        lines.append(_("Missing: {items}").format(items=items))
    if any(one.name for one in action.deadlines):
        wanted = in_a_row(_deadline(one) for one in action.deadlines)
        lines.append(_("Deadlines: {deadlines}").format(deadlines=wanted))
    if action.note:
        lines.append(_("Note: {note}").format(note=action.note))
    return "\n".join(lines)


def _deadline(one: Deadline) -> str:
    words = _("{name} {day} ({term})")
    return words.format(name=one.name, day=one.day.isoformat(), term=wording.term(one.term))


def corrective_text(action: CorrectiveAction, language: str) -> str:
    """What closes the gap; where the answer is unknown, finding out comes first."""
    text = action.actions.correct.to(language)
    if action.gap is not Gap.UNKNOWN:
        return text
    if action.state is AnswerState.REFUSED:
        first = _("Not said, so it counts as not in place. If it is indeed not: {text}")
    else:
        first = _("First find out and record the answer. If it is not in place: {text}")
    return first.format(text=text)


def immediate_text(action: CorrectiveAction) -> str:
    """What stops the harm at once, as far as the questionnaire knows: help for people harmed."""
    if action.remedy is None:
        return ""
    return _("Find and help the people harmed, as under “{column}”.").format(
        column=titles()[Field.REMEDY]
    )
