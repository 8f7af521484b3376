"""Walks through the clauses of one's own code: which criteria each asks for, and how much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sctoolkit import comparing, language, wording
from sctoolkit.files.clauses.relations import Related
from sctoolkit.files.clauses.suggesting import Suggestion
from sctoolkit.language import _
from sctoolkit.model.code import Clause, Cover, CriteriaHub, Criterion, Relation
from sctoolkit.wizard.clauses import walk
from sctoolkit.wizard.screen import Item, Screen

SEARCH, DONE, NONE, LATER, NOT_THIS = ":search", ":done", ":none", ":later", ":not"
"""Keys of lines beside criteria and levels; no id begins with a colon."""

Suggest = Callable[[Clause], Sequence[Suggestion]]
"""What a clause may ask for, the likeliest first."""
Save = Callable[[str, Sequence[Related], str], None]
"""Takes a clause, what it asks for, and why no criterion covers it where it asks for none."""


@dataclass(frozen=True, slots=True)
class Relating:
    """What a walk needs: the criteria, what is suggested, a screen, and where answers go."""

    hub: CriteriaHub
    suggest: Suggest
    screen: Screen
    save: Save
    """Called after each clause, so that nothing is lost."""


def relate_clauses(clauses: Sequence[Clause], by: Relating) -> None:
    """Asks about each clause; going back asks the one before. The end of the input stops."""

    def asked(clause: Clause) -> bool:
        found = _asked(clause, by)
        if found is None:
            return False
        related, outside = found
        if related or outside:
            by.save(clause.id, related, outside)
        return True

    walk(clauses, by.screen, asked)


def _asked(clause: Clause, by: Relating) -> tuple[list[Related], str] | None:
    """What the clause asks for, or why no criterion covers it; both empty to decide later."""
    suggested = by.suggest(clause)
    related: list[Related] = []
    refused: set[str] = set()
    while True:
        chosen = _criterion(clause, suggested, related, refused, by)
        if chosen is None:
            return None
        if chosen == DONE:
            return related, ""
        if chosen == LATER:
            return [], ""
        if chosen == NONE:
            reason = by.screen.text(_("What is it about, that no criterion covers?"))
            if reason:
                return [], reason
            continue
        one = _how_much(clause, by.hub.criteria[chosen], by.screen)
        related = [old for old in related if old.criterion != chosen]
        if one is None:
            refused.add(chosen)
        else:
            related.append(one)


def _criterion(
    clause: Clause,
    suggested: Sequence[Suggestion],
    related: Sequence[Related],
    refused: set[str],
    by: Relating,
) -> str | None:
    """A criterion to look at, or one of the keys beside; None for going back."""
    tongue = language.preferred()
    known = {one.criterion for one in related} | refused
    items = [
        Item(one.criterion, _suggested(one, by.hub.criteria[one.criterion], tongue))
        for one in suggested
        if one.criterion not in known
    ]
    items.append(Item(SEARCH, _("Look for another criterion")))
    if related:
        items.append(Item(DONE, _("That is all: go on")))
        said = wording.listed([one.criterion for one in related])
        by.screen.say(_("So far: {criteria}").format(criteria=said))
    else:
        items += [Item(NONE, _("No criterion covers it")), Item(LATER, _("Decide later"))]
    title = _("What does your clause {id} ask for? These are suggestions; look at each.")
    chosen = by.screen.choose(title.format(id=clause.id), items)
    if chosen != SEARCH:
        return chosen
    return _search(by) or _criterion(clause, suggested, related, refused, by)


def _suggested(one: Suggestion, criterion: Criterion, tongue: str) -> str:
    if one.mapped is not None:
        words = _("{title} ({criterion}), mapped: {how}")
        title, how = criterion.title.to(tongue), comparing.mapped_to(one.mapped, one.like)
        return words.format(title=title, criterion=criterion.id, how=how)
    words = _("{title} ({criterion}), {score:.0f} % alike")
    line = words.format(title=criterion.title.to(tongue), criterion=criterion.id, score=one.score)
    return _("{line}, like {clause}").format(line=line, clause=one.like) if one.like else line


def _search(by: Relating) -> str | None:
    """A criterion found by words in its id, title or definition; None for going back."""
    tongue = language.preferred()
    while (typed := by.screen.text(_("Words that stand in the criterion:"))) is not None:
        words = typed.casefold().split()
        items = [
            Item(one.id, f"{one.title.to(tongue)} ({one.id})")
            for one in by.hub.criteria.values()
            if all(word in _all_words(one, tongue) for word in words)
        ]
        chosen = by.screen.choose(_("Which criterion?"), items) if items else None
        if chosen is not None:
            return chosen
        if not items:
            by.screen.say(_("No criterion has these words."))
    return None


def _all_words(one: Criterion, tongue: str) -> str:
    return f"{one.id} {one.title.to(tongue)} {one.definition.to(tongue)}".casefold()


def _how_much(clause: Clause, criterion: Criterion, screen: Screen) -> Related | None:
    """How much of the criterion the clause asks for; None where it does not."""
    tongue = language.preferred()
    screen.say(criterion.definition.to(tongue))
    items = [Item(one.id, one.label.to(tongue)) for one in criterion.levels]
    if not items:
        items = [Item(one.value, _relation(one)) for one in Relation]
    items.append(Item(NOT_THIS, _("No, it does not ask for this")))
    title = _("Does your clause {id} ask for “{criterion}”? How much of it?")
    said = title.format(id=clause.id, criterion=criterion.title.to(tongue))
    chosen = screen.choose(said, items)
    if chosen is None or chosen == NOT_THIS:
        return None
    if criterion.levels:
        return Related(criterion.id, level=chosen)
    return _reasoned(Related(criterion.id, Relation(chosen)), screen)


def _reasoned(one: Related, screen: Screen) -> Related | None:
    """With the reason where it asks for less or for more; nobody could judge it without."""
    if one.relation is Relation.EQUIVALENT:
        return one
    more = one.relation is Relation.EXCEEDS
    asked = _("What more does it ask for?") if more else _("Which part is missing?")
    reason = screen.text(asked)
    return replace(one, because=reason) if reason else None


def _relation(one: Relation) -> str:
    return wording.cover(Cover("", one)).capitalize()
