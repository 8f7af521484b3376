"""What came out: severities, outcomes, ratings, and whom to call."""

from __future__ import annotations

from collections.abc import Mapping

from sctoolkit.engine.scoring.integrity import Sign
from sctoolkit.engine.scoring.outcomes import reached
from sctoolkit.language import _, in_a_row, later, plural
from sctoolkit.model.deadline import Term, TermUnit
from sctoolkit.model.portfolio import Call, Portfolio
from sctoolkit.model.result import Finding, Outcome, Part, Rating, Result, Why
from sctoolkit.model.scoring import Official, Total
from sctoolkit.model.severity import Severity
from sctoolkit.wording.answers import answer_state
from sctoolkit.wording.figures import percent
from sctoolkit.wording.names import some_of

NAMED = 2
"""Of the findings for which a supplier is called so many are named."""


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
        "low-coverage": _("the answers say less than half of what the code asks"),
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
    return in_a_row(reasons)


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
        Why.ZERO_TOLERANCE: _(
            "not met, however good the rest: zero tolerance under it falls short"
        ),
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


def rating(one: Rating, language: str) -> str:
    """The rating with its label; once where both say the same."""
    return band(one.band, one.label.to(language))


def band(name: str, label: str) -> str:
    """The id of a rating with its label; once where both say the same."""
    if label.casefold().startswith(name.casefold()):
        return label
    return f"{name} {label}".rstrip()
