"""Which criteria a clause may ask for, by the wording of the criteria and of known clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sctoolkit.engine.equivalence.mapped import Hint
from sctoolkit.model.code import Code, CriteriaHub, Relation
from sctoolkit.model.crosswalk import Relationship

SHOWN = 6
BEST = 2
"""So many of the most similar wordings make the likeness of a criterion."""
OWN = 0.15
"""How much the criterion's own wording weighs beside; it parts criteria that one clause covers."""
WORTH = 30.0
"""Of 100; what is less alike than that is no suggestion."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A criterion that a clause may ask for."""

    criterion: str
    score: float
    """How alike the wordings are, from 0 to 100."""
    like: str
    """The known clause whose wording is nearest, as `eti:4.1`; empty for the criterion's own."""
    mapped: Relationship | None = None
    """How a mapping of another tool relates the clause to that one; None where words are alike."""
    asked: str = ""
    """What that one asks for: a level, or a relation; only where it is mapped."""
    confidence: str = ""
    """As the mapping states it."""


class Wordings:
    """All that is known of how criteria are worded, in every language."""

    def __init__(self, hub: CriteriaHub, codes: Iterable[Code]) -> None:
        from rapidfuzz import utils  # noqa: PLC0415 - loaded only where clauses are related

        known = [
            (criterion.id, "", f"{criterion.title.to(tongue)}. {criterion.definition.to(tongue)}")
            for criterion in hub.criteria.values()
            for tongue in criterion.title.wordings
        ]
        known += [
            (cover.criterion, f"{code.id}:{clause.id}", f"{clause.title.to(tongue)}. {wording}")
            for code in codes
            for clause in code.clauses()
            for cover in clause.covers
            if cover.relation is not Relation.PARTIAL and cover.criterion in hub.criteria
            for tongue, wording in clause.gist.wordings.items()
        ]
        self._known = [(criterion, like) for criterion, like, _words in known]
        self._texts = [utils.default_process(words) for _criterion, _like, words in known]

    def suggestions(self, wording: str, most: int = SHOWN) -> list[Suggestion]:
        """The criteria whose wordings are most alike, the most alike first."""
        from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - as above

        asked = utils.default_process(wording)
        found = process.extract(asked, self._texts, scorer=fuzz.token_set_ratio, limit=None)
        scores: dict[str, list[tuple[float, str]]] = {}
        for _text, score, place in found:  # the most alike come first
            criterion, like = self._known[place]
            scores.setdefault(criterion, []).append((score, like))
        made = [_suggestion(criterion, some) for criterion, some in scores.items()]
        made.sort(key=lambda one: (-one.score, one.criterion))
        return [one for one in made[:most] if one.score >= WORTH]


def mapped(hint: Hint) -> Suggestion:
    """What a mapping says, as a suggestion like any other."""
    asked = hint.cover.level or hint.cover.relation or ""
    return Suggestion(
        hint.cover.criterion, 100.0, hint.like, hint.relationship, str(asked), hint.confidence
    )


def _suggestion(criterion: str, alike: list[tuple[float, str]]) -> Suggestion:
    """The likeness of the best wordings, and a little of the criterion's own."""
    best = [score for score, _like in alike[:BEST]]
    own = max(score for score, like in alike if not like)
    score = (1 - OWN) * sum(best) / len(best) + OWN * own
    return Suggestion(criterion, score, next((like for _score, like in alike[:BEST] if like), ""))
