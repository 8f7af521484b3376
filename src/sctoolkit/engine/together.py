"""Makes one questionnaire and one assessment of several, so that they are scored together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from sctoolkit.engine.interview import in_scope
from sctoolkit.engine.merging import Merging, Prefer
from sctoolkit.model.assessment import Assessment, Unit
from sctoolkit.model.questionnaire import Audience, Questionnaire, Scope, Section
from sctoolkit.model.text import Text

Pair = tuple[Questionnaire, Assessment]
"""A questionnaire with answers to it."""
PLUS = " + "


def asked_twice(questionnaires: Sequence[Questionnaire]) -> list[str]:
    """The ids of questions that more than one questionnaire has, sorted: those cannot be joined."""
    counts = Counter(one.id for form in questionnaires for one in form.questions())
    return sorted(question_id for question_id, count in counts.items() if count > 1)


def completed(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs with answers to a part of a questionnaire put into those to the whole.

    A part whose whole is not among them stays as it is. What the part says holds, and the whole
    counts as asked in the larger scope of the two.
    """
    wholes = {form.id: place for place, (form, _one) in enumerate(pairs) if not form.part_of}
    found = dict(enumerate(pairs))
    for place, (part, answers) in enumerate(pairs):
        where = wholes.get(part.part_of.partition("@")[0]) if part.part_of else None
        if where is not None:
            form, whole = found[where]
            found[where] = form, _with_part(form, whole, answers)
            del found[place]
    return list(found.values())


def strangers(part: Questionnaire, whole: Questionnaire) -> list[str]:
    """The questions of a part that the whole does not ask, or not any more."""
    known = {question.id for question in whole.questions()}
    return [question.id for question in part.questions() if question.id not in known]


def _with_part(form: Questionnaire, whole: Assessment, part: Assessment) -> Assessment:
    order = [scope.id for scope in form.scopes]
    scope = max(whole.scope, part.scope, key=order.index)
    return replace(
        whole,
        scope=scope,
        made_up=whole.made_up or part.made_up,
        answers=whole.answers | part.answers,
        units=Merging(Prefer.SECOND).units(whole.units, part.units),
        updated=max(whole.updated, part.updated),
        kept_aside=(*whole.kept_aside, *part.kept_aside),
        shared=whole.shared or part.shared,
    )


def together(pairs: Sequence[Pair]) -> Pair:
    """All in one, in the order given; one pair alone comes back as it is.

    No question may be `asked_twice`. The smallest scope of what comes back is what the assessments
    were asked, each in its own scope; where that is not everything, a second one holds the rest.
    """
    if len(pairs) == 1:
        return pairs[0]
    forms, assessments = [form for form, _one in pairs], [one for _form, one in pairs]
    scopes = _scopes(pairs)
    questionnaire = _questionnaire(forms, scopes, _sections(pairs, scopes))
    return questionnaire, _assessment(assessments, scopes[0].id)


def _scopes(pairs: Sequence[Pair]) -> list[Scope]:
    asked = [next(scope for scope in form.scopes if scope.id == one.scope) for form, one in pairs]
    everything = [form.scopes[-1] for form, _one in pairs]
    distinct = [asked] if asked == everything else [asked, everything]
    return [
        Scope(
            id=PLUS.join(scope.id for scope in scopes),
            title=_joined([scope.title for scope in scopes], PLUS),
            minutes=sum(scope.minutes for scope in scopes),
        )
        for scopes in distinct
    ]


def _sections(pairs: Sequence[Pair], scopes: Sequence[Scope]) -> tuple[Section, ...]:
    """All sections, those whose id was taken already under one that names their questionnaire."""
    found: dict[str, Section] = {}
    for form, assessment in pairs:
        reach = in_scope(form, assessment.scope)
        for section in form.sections:
            name = f"{form.id}:{section.id}" if section.id in found else section.id
            questions = tuple(
                replace(one, section=name, scope=scopes[0 if one.id in reach else -1].id)
                for one in section.questions
            )
            found[name] = replace(section, id=name, questions=questions)
    return tuple(found.values())


def _questionnaire(
    forms: Sequence[Questionnaire], scopes: Sequence[Scope], sections: tuple[Section, ...]
) -> Questionnaire:
    return Questionnaire(
        id=PLUS.join(form.id for form in forms),
        version=PLUS.join(form.version for form in forms),
        title=_joined([form.title for form in forms], PLUS),
        summary=_joined([form.summary for form in forms], " "),
        audience=_audience(forms),
        sources=tuple(source for form in forms for source in form.sources),
        scopes=tuple(scopes),
        sections=sections,
        languages=_languages(forms),
        digest=_digest([form.digest for form in forms]),
        merged={old: new for form in forms for old, new in form.merged.items()},
        contradictions=tuple(one for form in forms for one in form.contradictions),
        joins=tuple(forms),
    )


def _audience(forms: Sequence[Questionnaire]) -> Audience:
    audiences = {form.audience for form in forms}
    return audiences.pop() if len(audiences) == 1 else Audience.BOTH


def _languages(forms: Sequence[Questionnaire]) -> tuple[str, ...]:
    """The languages that all of them have, in the order of the first one."""
    return tuple(
        language
        for language in forms[0].languages
        if all(language in form.languages for form in forms)
    )


def _assessment(assessments: Sequence[Assessment], scope: str) -> Assessment:
    """Their answers under the names that the first of them gives, from first to last day."""
    return Assessment(
        id=PLUS.join(one.id for one in assessments),
        questionnaire=PLUS.join(one.questionnaire for one in assessments),
        scope=scope,
        organisation=_first(one.organisation for one in assessments),
        site=_first(one.site for one in assessments),
        made_up=any(one.made_up for one in assessments),
        digest=_digest([one.digest for one in assessments]),
        started=min(filter(None, (one.started for one in assessments)), default=""),
        updated=max(one.updated for one in assessments),
        answers={key: answer for one in assessments for key, answer in one.answers.items()},
        units=_units(assessments),
        kept_aside=tuple(kept for one in assessments for kept in one.kept_aside),
        shared=next((one.shared for one in assessments if one.shared), None),
        joins=tuple(assessments),
    )


def _units(assessments: Sequence[Assessment]) -> tuple[Unit, ...]:
    """The units of all, those of one id in one; the first that has it says what it is."""
    units: tuple[Unit, ...] = ()
    for one in assessments:
        units = Merging(Prefer.FIRST).units(units, one.units)
    return units


def _first(names: Iterable[str]) -> str:
    return next(filter(None, names), "")


def _joined(texts: Sequence[Text], by: str) -> Text:
    """The wordings in each language that any of them has, the first one's own language first."""
    languages = dict.fromkeys(language for text in texts for language in text.wordings)
    return Text({one: by.join(text.to(one) for text in texts) for one in languages})


def _digest(digests: Sequence[str]) -> str:
    """SHA-256 (hex) over the digests in their order."""
    return sha256("\n".join(digests).encode()).hexdigest()
