"""Other weights for some: the code with its parts weighing what a rule says."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.engine.interview import Interview
from sctoolkit.model.code import Code, CodeSection
from sctoolkit.model.scoring import WeightsRule


def rule_for(code: Code, interview: Interview) -> int | None:
    """The place of the first rule that holds; one whose facts are not known does not."""
    rules = enumerate(code.scoring.weights_if)
    return next((place for place, rule in rules if interview.decide(rule.when)), None)


def weighed(code: Code, rule: WeightsRule) -> Code:
    """The code with the weights of the rule; what it does not name weighs what it did."""
    weights = rule.weights

    def section(one: CodeSection) -> CodeSection:
        clauses = (
            replace(clause, weight=weights.get(clause.id, clause.weight)) for clause in one.clauses
        )
        return replace(
            one,
            weight=weights.get(one.id, one.weight),
            clauses=tuple(clauses),
            sections=tuple(map(section, one.sections)),
        )

    scoring = replace(code.scoring, weights=code.scoring.weights | weights)
    return replace(code, sections=tuple(map(section, code.sections)), scoring=scoring)
