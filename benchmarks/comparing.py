"""What comparing codes costs: every pair of them, in shares and in full; suggestions."""

from __future__ import annotations

from measuring import medians, report

from sctoolkit.content.library import CODES, Library, bundled
from sctoolkit.engine.equivalence.codes import compare, position, share
from sctoolkit.files.clauses.suggesting import Wordings
from sctoolkit.model.code import Clause, Code, CriteriaHub, Relation

LEFT_OUT = ("eti", "sa8000", "smeta", "rba", "bsci", "wrap")
"""Each of them stands for a code of one's own, of which nothing is known yet."""


def main() -> None:
    """Prints the figures."""
    library = Library((bundled(),))
    hub, codes = library.criteria(), library.usable(CODES)[0]

    def shares() -> int:
        sides = [position(code, hub) for code in codes]
        return sum(share(own, other, hub) is not None for own in sides for other in sides)

    def everything() -> int:
        sides = [position(code, hub) for code in codes]
        return sum(bool(compare(own, other, hub).matches) for own in sides for other in sides)

    times = medians(
        {"the shares, as --matrix shows": shares, "each comparison in full": everything}, repeats=7
    )
    report(f"All pairs of {len(codes)} codes", times, next(iter(times)))
    wordings = Wordings(hub, codes)
    clause = "The supplier keeps proof of age for every worker."
    times = medians({"one clause": lambda: wordings.suggestions(clause)}, repeats=20)
    report("Suggestions for a clause", times, "one clause")
    for most in (1, 3, 6):
        found, of = hits(codes, hub, most)
        print(f"  a right criterion among the first {most}: {found} of {of} clauses")


def hits(codes: list[Code], hub: CriteriaHub, most: int) -> tuple[int, int]:
    """For how many clauses of codes left out one of the first suggestions is right."""
    found = of = 0
    for own in (code for code in codes if code.id in LEFT_OUT):
        wordings = Wordings(hub, [code for code in codes if code is not own])
        for clause in own.clauses():
            if covers := asked(clause):
                words = f"{clause.title.to('en')}. {clause.gist.to('en')}"
                suggested = {one.criterion for one in wordings.suggestions(words, most)}
                of, found = of + 1, found + bool(covers & suggested)
    return found, of


def asked(clause: Clause) -> set[str]:
    """The criteria that the clause asks for in full."""
    return {one.criterion for one in clause.covers if one.relation is not Relation.PARTIAL}


if __name__ == "__main__":
    main()
