"""Scores an assessment against a code. The rules are those of docs/scoring.md, in their order."""

from __future__ import annotations

from sctoolkit.engine.evidence import capped
from sctoolkit.engine.findings import findings
from sctoolkit.engine.gates import gated
from sctoolkit.engine.integrity import contradictions
from sctoolkit.engine.rating import is_provisional, rating
from sctoolkit.engine.rolls import counted_parts
from sctoolkit.engine.shares import shares, tested
from sctoolkit.engine.tree import Tree
from sctoolkit.model.assessment import Assessment
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire
from sctoolkit.model.result import Part, PartKind, Result, Stamp, Why, of_kind


def score(
    questionnaire: Questionnaire, assessment: Assessment, code: Code, hub: CriteriaHub, tool: str
) -> Result:
    """The assessment against the code, with its explanation; `tool` stamps the result."""
    tree = Tree(questionnaire, assessment, code, hub)
    made = tree.total()
    found = findings(made, code, assessment.answers)
    held, caps = gated(made, code.scoring, found)
    profile = code.scoring
    return Result(
        stamp=Stamp(
            questionnaire=questionnaire.name,
            questionnaire_digest=questionnaire.digest,
            code=code.name,
            code_digest=code.digest,
            criteria=hub.version,
            criteria_digest=hub.digest,
            scope=assessment.scope,
            tool=tool,
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
        evidenced=_evidenced(questionnaire, assessment, code, hub, held),
        provisional=is_provisional(held, profile),
        rating=rating(made, held, code, found),
        findings=found,
        tested=tested(tree.interview, code),
        shares=shares(held),
        reviews=_open(held, Why.CODE_ASKS_LESS),
        top_ups=_open(held, Why.CODE_ASKS_MORE),
        contradictions=contradictions(tree.interview),
    )


def _evidenced(
    questionnaire: Questionnaire, assessment: Assessment, code: Code, hub: CriteriaHub, stated: Part
) -> float | None:
    """The point figure with answers capped as the questionnaire's evidence rule asks."""
    worth = capped(questionnaire, assessment)
    if stated.point is None or not worth:
        return stated.point
    tree = Tree(questionnaire, assessment, code, hub, worth).total()
    found = findings(tree, code, assessment.answers)
    return gated(tree, code.scoring, found)[0].point


def _open(tree: Part, why: Why) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            clause.id
            for clause in of_kind(tree, PartKind.CLAUSE)
            if any(why in part.why for part in counted_parts(clause))
        )
    )
