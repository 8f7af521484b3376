"""Which laws apply to a company, in words: from when, why, what is unknown, what is in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sctoolkit import wording
from sctoolkit.engine.applicability import Applicability, Verdict
from sctoolkit.language import _, in_a_row
from sctoolkit.model.assessment import Answer
from sctoolkit.model.code import Code
from sctoolkit.model.law import Law, LawStatus
from sctoolkit.model.questionnaire import Question
from sctoolkit.model.result import Outcome, PartKind, Result
from sctoolkit.report.paragraphs import wrapped

ORDER = (Verdict.APPLIES, Verdict.LATER, Verdict.UNKNOWN, Verdict.INDIRECTLY, Verdict.NOT)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the company, with what was answered."""

    question: Question
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class LawFound:
    """One law with the verdict on it."""

    code: Code
    law: Law
    found: Applicability
    decided_by: tuple[Fact, ...]
    unknown: tuple[Fact, ...]
    result: Result | None
    """How far its duties are met; None where no assessment was given."""


def verdict(one: Verdict) -> str:
    """The heading under which a law stands."""
    return {
        Verdict.APPLIES: _("Applies now"),
        Verdict.LATER: _("Will apply"),
        Verdict.UNKNOWN: _("Not known yet"),
        Verdict.INDIRECTLY: _("Felt through customers"),
        Verdict.NOT: _("Does not apply"),
    }[one]


def laws_text(laws: Sequence[LawFound], language: str, width: int) -> str:
    """All laws, by verdict; lines are broken at `width`."""
    blocks = []
    for one in ORDER:
        here = [law for law in laws if law.found.verdict is one]
        if here:
            blocks.append(f"{verdict(one)}\n" + "-" * len(verdict(one)))
            blocks += [_law(law, language, width) for law in here]
    blocks.append("\n".join(wrapped(_caution(), "", width)))
    return "\n\n".join(blocks) + "\n"


def _caution() -> str:
    return _(
        "This is a first sorting by the facts given, not legal advice. Facts about laws change: "
        "look at the date on which each was last checked. Each duty, and the addresses of the "
        "sources: `sctoolkit show` with the id of the law."
    )


def _law(law: LawFound, language: str, width: int) -> str:
    lines = [f"{law.code.title.to(language)} ({law.code.name})"]
    said = [_start(law), *_why(law, language), *_unknown(law, language)]
    if law.law.unclear and law.found.verdict is not Verdict.NOT:
        said.append(_("For a lawyer: {text}").format(text=law.law.unclear.to(language)))
    said += _evidence(law)
    checked = _("Facts last checked on {date}. Sources: {sources}")
    sources = in_a_row(source.title for source in law.code.sources)
    said.append(checked.format(date=law.law.checked, sources=sources))
    lines += [line for one in said for line in wrapped(one, "  ", width)]
    return "\n".join(lines)


def _start(law: LawFound) -> str:
    rule = law.found.rule
    if rule is None or not rule.start:
        return ""
    return _("From {date}.").format(date=rule.start)


def _why(law: LawFound, language: str) -> list[str]:
    rule = law.found.rule
    lines = [rule.because.to(language)] if rule else []
    facts = in_a_row(_fact(fact, fact.answer, language) for fact in law.decided_by if fact.answer)
    if facts:
        lines.append(_("Decided by: {facts}").format(facts=facts))
    if law.law.status is not LawStatus.IN_FORCE:
        lines.append(_("Status: {status}.").format(status=wording.law_status(law.law.status)))
    return lines


def _unknown(law: LawFound, language: str) -> list[str]:
    if not law.unknown:
        return []
    asked = " ".join(
        f"{fact.question.ask.to(language)} ({fact.question.id})" for fact in law.unknown
    )
    if law.found.verdict is Verdict.NOT:
        line = _("Whether customers pass it on is still open: {questions}")
        return [line.format(questions=asked)]
    return [_("Still open: {questions}").format(questions=asked)]


def _fact(fact: Fact, answer: Answer, language: str) -> str:
    words = wording.answer(fact.question, answer, language)
    return f"{fact.question.id} = {words}"


def _evidence(law: LawFound) -> list[str]:
    result = law.result
    if result is None or law.found.verdict is Verdict.NOT:
        return []
    clauses = result.parts(PartKind.CLAUSE)
    met = sum(clause.outcome is Outcome.MET for clause in clauses)
    short = sum(clause.outcome is not None and clause.outcome.is_finding for clause in clauses)
    line = _(
        "Duties: {all}. Met as far as tested: {met}. Short, or to be reviewed: {short}. "
        "Not assessed: {rest}. {covered} covered; {documented} of the answers have a document."
    )
    return [
        line.format(
            met=met,
            short=short,
            rest=len(clauses) - met - short,
            all=len(clauses),
            covered=wording.percent(result.shares.coverage),
            documented=wording.percent(result.shares.documented),
        )
    ]
