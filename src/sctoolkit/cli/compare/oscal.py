"""Comparisons given to tools that read OSCAL: pairs of codes, and tools against a reference."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

from sctoolkit import comparing, language, wording
from sctoolkit.cli.clock import this_day
from sctoolkit.cli.showing import say, written
from sctoolkit.comparing import Compared
from sctoolkit.engine.equivalence.codes import Position, compare, inverted
from sctoolkit.engine.equivalence.crosswalk import crosswalk, of_published
from sctoolkit.engine.equivalence.declaring import Age
from sctoolkit.engine.equivalence.publishing import published
from sctoolkit.errors import SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.interchange.oscal import Leaf, collection
from sctoolkit.language import _
from sctoolkit.model.code import Code, CriteriaHub
from sctoolkit.model.declaration import Level
from sctoolkit.report.declaration import Declared, open_clauses


def write_codes(positions: Sequence[Position], hub: CriteriaHub, out: Path) -> None:
    """Writes every pair of the codes, each measured by the other, as one mapping collection.

    Of two codes that is the first one measured by the second, as OSCAL reads it both ways.
    """
    tongue = language.preferred()
    pairs = [positions] if len(positions) == PAIR else permutations(positions, PAIR)
    leaves = [_of_codes(own, other, hub, tongue) for own, other in pairs]
    tied = [one for one in leaves if one.crosswalk.ties]
    if apart := [_ends(one) for one in leaves if not one.crosswalk.ties]:
        words = _("Without a criterion in common, and so without a mapping: {pairs}.")
        say(words.format(pairs=wording.some_of(apart[:SHOWN], len(apart))))
    title = " · ".join(one.code.cited(tongue) for one in positions)
    _write(tied, title, out)


PAIR = 2
SHOWN = 6
"""So many pairs are named."""


def _ends(one: Leaf) -> str:
    ends = one.crosswalk.source.name, one.crosswalk.target.name
    return _("{own} and {other}").format(own=ends[0], other=ends[1])


def _of_codes(own: Position, other: Position, hub: CriteriaHub, tongue: str) -> Leaf:
    found = compare(own, other, hub)
    there = Compared(found, own.code, other.code, hub, tongue)
    turned = inverted(found, own, other, hub)
    back = Compared(turned, other.code, own.code, hub, tongue)
    return Leaf(
        crosswalk(own, other, hub, tongue),
        "automation",
        "draft",
        found.plain.covered if found.plain else None,
        there,
        back,
        "\n".join(comparing.outside(there)),
        _titles(own.code, tongue),
        _titles(other.code, tongue),
    )


def _titles(code: Code, tongue: str) -> dict[str, str]:
    return {one.id: one.title.to(tongue) for one in code.clauses()}


def write_declared(one: Declared, out: Path, *, words: bool) -> None:
    """Writes what is declared of a tool of one's own, and what was reviewed of it."""
    today = this_day().isoformat()
    given = published(one.declaration, today, words=words)
    share = one.tally(verified=False).plain
    leaf = Leaf(
        of_published(given, one.code, one.language),
        "human",
        _status(one),
        share.covered if share else None,
        remarks=_remarks(one),
        target_titles=_titles(one.code, one.language),
    )
    title = f"{comparing.own_tool(one.declaration)} · {one.code.cited(one.language)}"
    _write([leaf] if leaf.crosswalk.ties else [], title, out)


def _status(one: Declared) -> str:
    if Age.SUPERSEDED in one.ages:
        return "superseded"
    if one.ages != (Age.CURRENT,):
        return "deprecated"
    levels = [one.declaration.claim(clause.id).level for clause in one.code.clauses()]
    return "complete" if all(levels) else "not-complete"


def _remarks(one: Declared) -> str:
    """Until when it holds, and the clauses that stand in no entry and are no gap."""
    claims = {clause.id: one.declaration.claim(clause.id) for clause in one.code.clauses()}
    away = [name for name, claim in claims.items() if claim.level is Level.NOT_APPLICABLE]
    lines = [comparing.age(age, one.declaration, one.code) for age in one.ages]
    if away:
        lines.append(_("These clauses do not apply: {clauses}.").format(clauses=", ".join(away)))
    if silent := open_clauses(one):
        words = _("Nothing is declared yet of these clauses: {clauses}.")
        lines.append(words.format(clauses=", ".join(silent)))
    return "\n".join(lines)


def _write(leaves: Sequence[Leaf], title: str, out: Path) -> None:
    if not leaves:
        raise SctoolkitError(_("Nothing answers to anything; OSCAL knows no such mapping."))
    text = collection(leaves, title, this_day().isoformat())
    with saving(out):
        write_atomically(out, text.encode())
    written(out)
