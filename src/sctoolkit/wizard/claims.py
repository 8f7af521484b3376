"""Walks through the clauses of a reference: what one's own tool asks for, what a review finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sctoolkit import comparing
from sctoolkit.language import _, in_a_row, labelled
from sctoolkit.model.code import Clause, Code
from sctoolkit.model.declaration import Claim, Declaration, Level, OwnTool, Review
from sctoolkit.wizard.clauses import walk
from sctoolkit.wizard.screen import Item, Screen

LATER = "later"
"""The key of the line that leaves a clause open; no level is called so."""

Saved = Callable[[Declaration], None]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who answers, on what screen, and where it goes."""

    screen: Screen
    who: str
    now: Callable[[], str]
    save: Saved
    """Called after each clause."""


def ask_own(screen: Screen, own: OwnTool) -> OwnTool:
    """What the person says of the own tool; what is known already is the default."""
    screen.say(_("First your own tool, as it stands on its first page."), strong=True)
    return replace(
        own,
        name=screen.text(_("Its name:"), own.name) or own.name,
        version=screen.text(_("Its version:"), own.version) or own.version,
        owner=screen.text(_("Who owns it:"), own.owner) or own.owner,
        date=screen.text(_("In force since, as 2026-03-01:"), own.date) or own.date,
    )


def ask_claims(
    declaration: Declaration, code: Code, clauses: Sequence[str], by: Asker
) -> Declaration:
    """The declaration with what its owner says of these clauses; going back asks the one before."""
    return _walk(declaration, code, clauses, by, _claimed)


def ask_reviews(
    declaration: Declaration, code: Code, clauses: Sequence[str], by: Asker
) -> Declaration:
    """The declaration with what a reviewer finds on these clauses."""
    return _walk(declaration, code, clauses, by, _reviewed)


Ask = Callable[[Claim, Asker], Claim | None]


def _walk(
    declaration: Declaration, code: Code, clauses: Sequence[str], by: Asker, ask: Ask
) -> Declaration:
    def asked(clause: Clause) -> bool:
        nonlocal declaration
        claim = ask(declaration.claim(clause.id), by)
        if claim is None:
            return False
        if claim != declaration.claim(clause.id):
            declaration = declaration.claiming(clause.id, claim)
            by.save(declaration)
        return True

    known = {clause.id: clause for clause in code.clauses()}
    walk([known[one] for one in clauses], by.screen, asked)
    return declaration


def _claimed(old: Claim, by: Asker) -> Claim | None:
    screen = by.screen
    items = [
        Item(Level.EQUIVALENT, _("Our tool asks for all of it")),
        Item(Level.PARTLY, _("Our tool asks for part of it")),
        Item(Level.NOT_EQUIVALENT, _("Our tool does not ask for this")),
        Item(Level.EXCEEDS, _("Our tool asks for more")),
        Item(Level.NOT_APPLICABLE, _("It is outside of what our tool is meant for")),
        Item(LATER, _("Decide later")),
    ]
    if old.computed is not None:
        draft = _("The criteria suggest: {level}. Confirm it or choose another.")
        screen.say(draft.format(level=comparing.level(old.computed)))
    usual = old.level or old.computed or LATER
    chosen = screen.choose(_("How far does your tool cover it?"), items, usual)
    if chosen is None or chosen == LATER:
        return None if chosen is None else old
    level = Level(chosen)
    if level is Level.NOT_APPLICABLE:
        reason = screen.text(_("Why does it not apply?"), old.gap)
        return replace(old, level=level, gap=reason, by=by.who, at=by.now()) if reason else old
    return replace(_detailed(old, level, screen), by=by.who, at=by.now())


def _detailed(old: Claim, level: Level, screen: Screen) -> Claim:
    """The claim with where it stands, what shows it, and what is missing and planned."""
    where = _typed(screen, _("Where does your tool ask for it (chapter, page)?"), old.reference)
    shown = _typed(screen, _("What shows it (a link or a document)?"), "; ".join(old.evidence))
    claim = replace(
        old,
        level=level,
        reference=where,
        evidence=tuple(filter(None, (one.strip() for one in shown.split(";")))),
    )
    if not level.is_gap:
        return replace(claim, gap="", action="")
    gap = _typed(screen, _("What is missing?"), old.gap)
    action = _typed(screen, _("What do you plan to do about it?"), old.action)
    return replace(claim, gap=gap, action=action)


def _typed(screen: Screen, title: str, known: str) -> str:
    """What the person types; what was known already where they leave it."""
    typed = screen.text(title, known)
    return known if typed is None else typed


def _reviewed(old: Claim, by: Asker) -> Claim | None:
    screen = by.screen
    for line in _declared(old):
        screen.say(line)
    items = [Item(level, comparing.level(level)) for level in reversed(Level)]
    items.append(Item(LATER, _("Decide later")))
    usual = old.review.level if old.review else LATER
    chosen = screen.choose(_("What do you find?"), items, usual)
    if chosen is None or chosen == LATER:
        return None if chosen is None else old
    note = _typed(screen, _("Your note:"), old.review.note if old.review else "")
    review = Review(Level(chosen), old.level, note, by.who, by.now())
    return replace(old, review=review)


def _declared(claim: Claim) -> list[str]:
    """What the owner says, for the reviewer; the reviewer's level is not suggested by it."""
    said = {
        _("Declared"): comparing.level(claim.level),
        _("Where"): claim.reference,
        _("Evidence"): in_a_row(claim.evidence),
        _("What is missing"): claim.gap,
    }
    return [labelled(name, words) for name, words in said.items() if words]
