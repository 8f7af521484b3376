"""Comparisons with reference tools, lists of clauses, and what is exchanged of them."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class ComparisonKinds:
    """Comparisons with reference tools, lists of clauses, and what is exchanged of them."""

    NOT_DECLARATION = ProblemCode(
        "E700",
        "a file that is no comparison of a tool with a reference",
        later("Give one that `sctoolkit compare --tool` saved."),
    )
    UNKNOWN_CLAIM = ProblemCode(
        "E701",
        "a clause that the reference does not have",
        later("Write the id as `sctoolkit show` of the reference gives it."),
    )
    RENAMED_CLAIM = ProblemCode(
        "E708",
        "a clause that is called otherwise in a newer version of the reference",
        later("Nothing to do: what is declared counts under the new id, and is saved under it."),
    )
    CLAIM_WITHOUT_REASON = ProblemCode(
        "E702",
        "a clause that does not apply, without a reason",
        later("Write the reason behind `gap:`."),
    )
    NO_CLAUSES = ProblemCode(
        "E703",
        "a list of clauses in which none was found",
        later("Number the clauses, or head the columns with “id” and “text”."),
    )
    NO_CLAUSE_ID = ProblemCode(
        "E704",
        "a clause without a number of its own",
        later("Give it one in the list, or in code.yaml."),
    )
    UNKNOWN_RELATION = ProblemCode(
        "E706",
        "a relation of a clause that cannot be understood",
        later("Write CLAUSE=CRITERION:equivalent, :partial:REASON, :exceeds:REASON or :LEVEL."),
    )
    CLAUSE_ID_TWICE = ProblemCode(
        "E705", "two clauses of the same number", later("Give one of them another number.")
    )
    LEVEL_IN_CELL = ProblemCode(
        "E707",
        "a cell of a comparison that cannot be taken",
        later("Choose a level of the list; where it does not apply, write the reason under “gap”."),
    )
    NO_COMPARISON = ProblemCode(
        "E710",
        "a file that is no signed comparison",
        later("Ask for the file that `sctoolkit compare --tool … --out` wrote."),
    )
    COMPARISON_ALTERED = ProblemCode(
        "E711",
        "a comparison that was altered after it was signed",
        later("Do not use it; ask whoever signed it for the file itself."),
    )
    COMPARISON_NEWER = ProblemCode(
        "E712", "a comparison in a newer format", later("Install a newer sctoolkit.")
    )
    NO_MAPPING = ProblemCode(
        "E713",
        "a file that is no mapping of another tool",
        later("Give a mapping collection of OSCAL, or a library of CISO Assistant with mappings."),
    )
    UNKNOWN_IN_MAPPING = ProblemCode(
        "E714",
        "clauses of a mapping that the code does not have",
        later("The mapping may be of another edition; these clauses are left out."),
    )
