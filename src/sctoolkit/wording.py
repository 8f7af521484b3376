"""The words for people of what the model knows as enums: severities, outcomes, states, answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor

from sctoolkit.engine.integrity import Sign
from sctoolkit.engine.outcomes import reached
from sctoolkit.language import _, later, plural
from sctoolkit.model.assessment import Answer, AnswerState, Assessment, Value
from sctoolkit.model.code import Basis, CodeKind, Cover, Relation
from sctoolkit.model.deadline import Term, TermUnit
from sctoolkit.model.law import LawStatus
from sctoolkit.model.portfolio import Call, Portfolio
from sctoolkit.model.questionnaire import (
    Audience,
    Condition,
    Contradiction,
    Operator,
    Question,
    QuestionKind,
)
from sctoolkit.model.result import Finding, Outcome, Part, Rating, Result, Why
from sctoolkit.model.scoring import Official, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import steady

NAMED = 2
"""Of the findings for which a supplier is called so many are named."""


def subject(organisation: str, site: str, *, made_up: bool) -> str:
    """Who was assessed; a made-up company is said to be one."""
    parts = [steady(part) for part in (organisation, site) if part]
    name = " · ".join(parts) or _("Unnamed organisation")
    return _("{name} (made-up company)").format(name=name) if made_up else name


def unit(assessment: Assessment, unit_id: str) -> str:
    """A unit by its name behind those of the units that it is part of; empty for the whole."""
    return " · ".join(steady(one.name) for one in assessment.path_to(unit_id))


def in_unit(text: str, assessment: Assessment, *units: str) -> str:
    """The text, and which units it is about where it is not about the whole."""
    names = [unit(assessment, one) for one in units if one]
    return _("{text} ({units})").format(text=text, units="; ".join(names)) if names else text


def finding_title(finding: Finding, assessment: Assessment, language: str) -> str:
    """The title of the clause, and where it falls short: in its unit, or in some of its own."""
    around = {"", *(one.id for one in assessment.path_to(finding.unit))}
    inside = dict.fromkeys(one.unit for one in finding.causes if one.unit not in around)
    places = inside or (finding.unit,)
    return in_unit(finding.title.to(language), assessment, *places)


def listed(names: Sequence[str]) -> str:
    """The names one after the other, as people write them: a, b and c."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    both = _("{names} and {last}")
    return both.format(names=", ".join(names[:-1]), last=names[-1])


def some_of(names: Sequence[str], count: int) -> str:
    """A few names, and how many there are beside them."""
    said = ", ".join(names)
    if count <= len(names):
        return said
    return _("{names} and {count} more").format(names=said, count=count - len(names))


def severity(one: Severity, own: Mapping[str, str] | None = None) -> str:
    """The severity in the code's own word where it has one, else in ours."""
    if own and one.value in own:
        return own[one.value]
    return _(_SEVERITIES[one])


_SEVERITIES = {
    Severity.ZERO_TOLERANCE: later("Zero tolerance"),
    Severity.CRITICAL: later("Critical"),
    Severity.MAJOR: later("Major"),
    Severity.MINOR: later("Minor"),
    Severity.OBSERVATION: later("Observation"),
}


def term(one: Term) -> str:
    """A length of time, in its own unit."""
    match one.unit:
        case TermUnit.HOURS:
            return plural("{count} hour", "{count} hours", one.count)
        case TermUnit.DAYS:
            return plural("{count} day", "{count} days", one.count)
        case TermUnit.BUSINESS_DAYS:
            return plural("{count} business day", "{count} business days", one.count)


def outcome(one: Outcome) -> str:
    """What a clause comes to."""
    return _(_OUTCOMES[one])


_OUTCOMES = {
    Outcome.MET: later("met"),
    Outcome.PARTLY_MET: later("partly met"),
    Outcome.NOT_MET: later("not met"),
    Outcome.REVIEW: later("to be reviewed"),
    Outcome.TOP_UP: later("met so far, the code asks more"),
    Outcome.NOT_ASSESSED: later("not assessed"),
    Outcome.NOT_APPLICABLE: later("does not apply"),
}


def call_reason(word: str) -> str:
    """Why a supplier should be called: a severity, a sign in the answers, or hardly any answers."""
    signs = {
        Sign.CONTRADICTION.value: _("answers contradict each other"),
        Sign.COPY.value: _("same answers as another supplier"),
        Sign.ALL_BEST.value: _("full marks everywhere"),
        Sign.STRAIGHT_LINE.value: _("nearly the same answer everywhere"),
        Sign.TOO_FAST.value: _("answered faster than anybody reads"),
        Sign.NO_EVIDENCE.value: _("no answer has a document"),
        "low-coverage": _("less than half was answered"),
        Severity.ZERO_TOLERANCE.value: _("zero-tolerance finding"),
        Severity.CRITICAL.value: _("critical finding"),
    }
    return signs.get(word, word)


def call_reasons(call: Call, portfolio: Portfolio) -> str:
    """Why to call a supplier: its gravest clauses by name, all else in a word or counted."""
    reasons: list[str] = []
    for word in call.because:
        breached = [one.clause for one in call.entry.breaches if one.severity == word]
        said = call_reason(word)
        if breached and not reasons:
            named = [portfolio.called(clause) for clause in breached[:NAMED]]
            said = f"{said} ({some_of(named, len(breached))})"
        elif len(breached) > 1:
            said = f"{said} × {len(breached)}"
        reasons.append(said)
    return "; ".join(reasons)


def clause_outcome(clause: Part) -> str:
    """What this clause comes to; a met one says where only a part of it was tested and answered."""
    if clause.outcome is Outcome.MET and not complete(clause.coverage):
        share = percent(clause.coverage)
        return _("met as far as tested ({share})").format(share=share)
    return outcome(clause.outcome or Outcome.NOT_ASSESSED)


def complete(coverage: float | None) -> bool:
    """Whether everything was tested and answered or declared unknown."""
    return coverage is not None and reached(coverage, 1.0)


def finding_outcome(finding: Finding) -> str:
    """What the clause of a finding comes to, and where it is so only because nobody knows."""
    words = outcome(finding.outcome)
    if finding.until_clarified:
        words = _("{outcome} until clarified").format(outcome=words)
    if finding.unknown:
        states = _(" or ").join(answer_state(state) for state in finding.unknown)
        words = _("{outcome}, unknown: {answers}").format(outcome=words, answers=states)
    return words


def answer_state(state: AnswerState) -> str:
    """What stands in the place of a value, as it is quoted within a sentence."""
    return {
        AnswerState.ANSWERED: _("answered"),
        AnswerState.NOT_APPLICABLE: _("does not apply"),
        AnswerState.DONT_KNOW: _("“I don't know”"),
        AnswerState.REFUSED: _("“I prefer not to say”"),
        AnswerState.MISSING: _("not answered"),
    }[state]


def why(one: Why) -> str:
    """Why a part has no figure, or not the one that its answer alone would give."""
    return {
        Why.UNTESTED: _("no question tests it"),
        Why.OUT_OF_SCOPE: _("not asked in this scope"),
        Why.HIDDEN: _("not asked: another answer makes it pointless"),
        Why.MISSING: _("not answered"),
        Why.DONT_KNOW: _("answered “I don't know”"),
        Why.REFUSED: _("answered “I prefer not to say”"),
        Why.NOT_APPLICABLE: _("does not apply"),
        Why.VOID: _("no score: something is missing without which there is none"),
        Why.NO_PARTS: _("nothing under it has a figure"),
        Why.OUTSIDE_HUB: _("outside what the criteria hold"),
        Why.INHERITED: _("not asked; it takes the figure of the question that hid it"),
        Why.GATED: _("capped: a must-have is missing"),
        Why.CODE_ASKS_LESS: _("the clause asks less than was tested: its own question decides"),
        Why.CODE_ASKS_MORE: _("the clause asks more than was tested: its own question is open"),
    }[one]


def official(result: Result) -> str:
    """How the figure relates to what the publisher publishes; stands wherever it is shown."""
    if result.total is Total.REFUSED:
        return _("No total")
    return {
        Official.EXACT: _("The publisher's method"),
        Official.APPROXIMATION: _("An approximation of the publisher's method"),
        Official.NONE: _("sctoolkit's own method; the publisher publishes no score"),
    }[result.official]


def official_label(one: Official) -> str:
    """The label in lists of codes."""
    return {
        Official.EXACT: _("exact"),
        Official.APPROXIMATION: _("approximation"),
        Official.NONE: _("no published score"),
    }[one]


def code_kind(one: CodeKind) -> str:
    """What sort of document a code is."""
    return {
        CodeKind.WORKPLACE: _("workplace code"),
        CodeKind.DUE_DILIGENCE: _("due diligence"),
        CodeKind.PRINCIPLES: _("principles"),
        CodeKind.INTERNATIONAL_STANDARD: _("international standard"),
        CodeKind.GUIDANCE: _("guidance"),
        CodeKind.LAW: _("law"),
        CodeKind.REFERENCE_TOOL: _("reference tool"),
    }[one]


def answer(question: Question, given: Answer, language: str) -> str:
    """An answer as a person would say it."""
    match given.state:
        case AnswerState.ANSWERED:
            return value(question, given.value, language)
        case AnswerState.NOT_APPLICABLE:
            return _("Does not apply: {reason}").format(reason=given.reason)
        case AnswerState.DONT_KNOW:
            return _("I don't know")
        case AnswerState.REFUSED:
            return _("I prefer not to say")
        case AnswerState.MISSING:
            return _("Not answered")


def value(question: Question, given: Value, language: str) -> str:
    """A value in the words of the question's options; a number with its unit."""
    if isinstance(given, float):
        unit = question.unit.to(language) if question.unit else ""
        return f"{number(given)} {unit}".strip()
    if question.kind is QuestionKind.TEXT:
        return str(given or "")
    chosen = (given,) if isinstance(given, str) else given or ()
    labels = [option.label.to(language) for option in question.options if option.id in chosen]
    return "; ".join(labels)


def number(figure: float) -> str:
    """A number with all its digits: 1200000 rather than 1.2e+06."""
    return f"{figure:.15g}"


def figure(total: float | None) -> str:
    """A total to one place.

    Cut rather than rounded, so that 79.97 never reads as the 80 at which the next band begins.
    """
    if total is None:
        return "—"
    return f"{floor(total * 10 + 1e-9) / 10:.1f}".removesuffix(".0")


def part_figure(part: Part) -> str:
    """The figure of a part: in percent, or in its own units where its steps give it some."""
    if part.point is None or part.full == 1:
        return percent(part.point)
    return _("{figure} of {full}").format(figure=figure(part.point), full=number(part.full))


def percent(share: float | None) -> str:
    """A share in whole percent, cut rather than rounded; a dash for none.

    Cut, so that 49.6 never reads as the 50 that it did not reach, nor 99.7 as everything; but what
    is there never reads as nothing.
    """
    if share is None:
        return "—"
    whole = whole_percent(share)
    return _("under 1 %") if share > 0 and not whole else f"{whole} %"


def whole_percent(share: float) -> int:
    """The share in percent, cut to a whole number."""
    return floor(share * 100 + 1e-9)


def rating(one: Rating, language: str) -> str:
    """The rating with its label; once where both say the same."""
    return band(one.band, one.label.to(language))


def band(name: str, label: str) -> str:
    """The id of a rating with its label; once where both say the same."""
    if label.casefold().startswith(name.casefold()):
        return label
    return f"{name} {label}".rstrip()


def contradictions(lines: Sequence[str]) -> list[str]:
    """The lines under a heading; empty where all answers fit."""
    if not lines:
        return []
    count = len(lines)
    head = plural(
        "{count} answer does not fit another:", "{count} answers do not fit others:", count
    )
    return [head, *lines]


def contradiction(found: Contradiction, language: str) -> str:
    """What does not fit, in the questionnaire's words."""
    says = found.says.to(language)
    return _("Perhaps: {says}").format(says=says) if found.doubt else says


def condition(one: Condition) -> str:
    """A condition in words, with the ids of questions and options."""
    parts = [condition(part) for part in one.parts]
    template = {
        Operator.ALL: "{all}",
        Operator.ANY: "{any}",
        Operator.NOT: _("not ({any})"),
        Operator.AT_LEAST_OF: _("at least {number:g} of ({any})"),
        Operator.IS: _("{question} is {values}"),
        Operator.IS_NOT: _("{question} is not {values}"),
        Operator.AT_LEAST: _("{question} is at least {number:g}"),
        Operator.BELOW: _("{question} is below {number:g}"),
        Operator.ABOVE: _("{question} is above {number:g}"),
    }[one.operator]
    return template.format(
        all=_(" and ").join(parts),
        any=_(" or ").join(parts),
        question=one.question,
        values=_(" or ").join(one.values),
        number=one.number,
    )


def audience(one: Audience) -> str:
    """Whom a question, a criterion or a code is about."""
    return {
        Audience.FACILITY: _("the site"),
        Audience.COMPANY: _("the company"),
        Audience.BOTH: _("the company and its sites"),
    }[one]


def basis(one: Basis) -> str:
    """What the description of a clause rests on."""
    return {
        Basis.SOURCE: _("read in the source"),
        Basis.TITLE_FROM_SOURCE: _("title read in the source, content from memory"),
        Basis.MEMORY: _("from memory"),
    }[one]


def cover(one: Cover) -> str:
    """How much of a criterion a clause asks for: the id of a level, or a relation in words."""
    if one.relation is None:
        return one.level or ""
    return {
        Relation.EQUIVALENT: _("equivalent"),
        Relation.PARTIAL: _("asks for a part of it"),
        Relation.EXCEEDS: _("asks for more"),
    }[one.relation]


def law_status(one: LawStatus) -> str:
    """How far a law has come."""
    return {
        LawStatus.IN_FORCE: _("in force"),
        LawStatus.ADOPTED: _("adopted, its duties do not apply yet"),
        LawStatus.NOT_IN_FORCE: _("adopted and never brought into force"),
        LawStatus.REPEALED: _("repealed"),
    }[one]
