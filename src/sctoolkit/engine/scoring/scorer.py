"""Scores an assessment against a code. The rules are those of docs/scoring.md, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from sctoolkit.engine.interview import Interview
from sctoolkit.engine.scoring.asides import Aside, Asides, findings
from sctoolkit.engine.scoring.evidence import evidence_caps
from sctoolkit.engine.scoring.gates import gated
from sctoolkit.engine.scoring.integrity import contradictions, contradictions_in
from sctoolkit.engine.scoring.rating import is_provisional, rating
from sctoolkit.engine.scoring.scheme import Scheme
from sctoolkit.engine.scoring.shares import Answered, shares, tested
from sctoolkit.engine.scoring.tree import Tree
from sctoolkit.engine.scoring.weighing import rule_for, weighed
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Part, Result, Stamp, Tested, Why


def score(
    questionnaire: Questionnaire, assessment: Assessment, code: Code, hub: CriteriaHub, tool: str
) -> Result:
    """The assessment against the code, with its explanation; `tool` stamps the result."""
    return Scorer(questionnaire, code, hub, tool).score(assessment)


class Scorer:
    """Scores any number of assessments of one questionnaire against one code."""

    def __init__(
        self, questionnaire: Questionnaire, code: Code, hub: CriteriaHub, tool: str
    ) -> None:
        self._scheme = Scheme(questionnaire, code, hub)
        self._by_rule: dict[int | None, Scheme] = {None: self._scheme}
        """With the weights of each rule that held for somebody."""
        self._evidence_caps = evidence_caps(questionnaire)
        self._asides = Asides(code)
        self._tool = tool
        self._interviews: dict[str, Interview] = {}
        self._tested: dict[str, Tested] = {}

    def score(self, assessment: Assessment) -> Result:
        """The result with its explanation; it rests on nothing but this assessment."""
        code, hub = self._scheme.code, self._scheme.hub
        interview = self._interview(assessment)
        rule = rule_for(code, interview)
        scheme = self._weighed(rule)
        made = Tree(scheme, interview, assessment.units).total()
        asides = self._asides.of(made, assessment)
        found = findings(asides)
        held, caps = gated(made, code.scoring)
        profile, form = code.scoring, self._scheme.questionnaire
        return Result(
            stamp=Stamp(
                questionnaire=form.name,
                questionnaire_digest=form.digest,
                code=code.name,
                code_digest=code.digest,
                criteria=hub.version,
                criteria_digest=hub.digest,
                scope=assessment.scope,
                tool=self._tool,
            ),
            organisation=assessment.organisation,
            site=assessment.site,
            made_up=assessment.made_up,
            official=profile.official,
            total=profile.total,
            because=profile.because,
            range=profile.range,
            tree=held,
            caps=caps,
            rounding=profile.rounding,
            weights_because=None if rule is None else profile.weights_if[rule].because,
            evidenced=self._evidenced(assessment, interview, held, scheme),
            provisional=is_provisional(held, profile),
            rating=rating(made, held, code, found),
            findings=found,
            tested=self._tested[assessment.scope],
            shares=shares(held, _answers(asides)),
            reviews=_open(asides, Why.CODE_ASKS_LESS),
            top_ups=_open(asides, Why.CODE_ASKS_MORE),
            contradictions=contradictions(interview),
            contradictions_in=contradictions_in(interview, assessment.units),
        )

    def _weighed(self, rule: int | None) -> Scheme:
        """The scheme under a rule on weights."""
        known = self._by_rule.get(rule)
        if known is None:
            code = weighed(self._scheme.code, self._scheme.code.scoring.weights_if[rule or 0])
            known = Scheme(self._scheme.questionnaire, code, self._scheme.hub)
            self._by_rule[rule] = known
        return known

    def _interview(self, assessment: Assessment) -> Interview:
        """The interview with these answers; what only hangs on the scope is worked out once."""
        known = self._interviews.get(assessment.scope)
        if known is None:
            known = Interview(self._scheme.questionnaire, assessment.scope, {})
            self._interviews[assessment.scope] = known
            self._tested[assessment.scope] = tested(known, self._scheme.code)
        return known.over(assessment.answers)

    def _evidenced(
        self, assessment: Assessment, interview: Interview, stated: Part, scheme: Scheme
    ) -> float | None:
        """The point figure with answers capped as the questionnaire's evidence rule asks."""
        if stated.point is None or not self._evidence_caps:
            return stated.point
        tree = Tree(scheme, interview, assessment.units, self._evidence_caps).total()
        return gated(tree, scheme.code.scoring)[0].point


def _open(asides: Sequence[Aside], why: Why) -> tuple[str, ...]:
    """The clauses that leave something open for that reason, each once."""
    return tuple(dict.fromkeys(one.clause for one in asides if why in one.open))


def _answers(asides: Sequence[Aside]) -> Answered:
    """All answers that count."""
    found: Answered = {}
    for one in asides:
        found |= one.answers
    return found
