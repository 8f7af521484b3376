"""Reads a code of conduct: its clauses, what they cover, and how it is scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sctoolkit import document
from sctoolkit.content.digests import code_files, digest, translation_files
from sctoolkit.content.ids import check_item_id, report_twice
from sctoolkit.content.laws import read_law
from sctoolkit.content.naming import check_named
from sctoolkit.content.references import read_references
from sctoolkit.content.renamed import read_renamed
from sctoolkit.content.scoring_profiles import read_scoring
from sctoolkit.content.step_checks import check_node_steps
from sctoolkit.content.steps import read_repeat, read_steps
from sctoolkit.content.wordings import Wordings, read_translations
from sctoolkit.document import Cursor
from sctoolkit.document.terms import read_terms
from sctoolkit.language import _
from sctoolkit.model.code import Basis, Clause, Code, CodeKind, CodeSection, Cover, Relation
from sctoolkit.model.deadline import Term
from sctoolkit.model.law import Law
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Audience
from sctoolkit.model.scoring import Official, ScoringProfile, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.text import Text
from sctoolkit.problem_kinds import ProblemKind

FILE = "code.yaml"


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code as far as it could be read, with the lines of its clauses."""

    code: Code
    head: Source
    """Where its id stands."""
    lines: dict[str, Source]
    """Where a clause stands, by its id, and what it names: clause id and other id with a blank.

    The part that only laws have is `law`; it names its rules `applies/0`, … and `indirectly`.
    """


def read_code(path: Path, *, complete_in: str = "") -> tuple[ReadCode | None, list[Problem]]:
    """The code in `path`; with `complete_in` also reports what that language lacks."""
    head = document.read(path)
    root = head.root
    if root is None or not document.check_format(root):
        return None, head.problems
    wordings = Wordings(read_translations(translation_files(path), f"code:{root.text('code')}"))
    lines: dict[str, Source] = {}
    scoring = root.cursor("scoring", required=True)
    code = Code(
        id=_id(root),
        version=root.version("version"),
        title=wordings.text("title", root.text("title")),
        short=root.text("short", ""),
        publisher=root.text("publisher"),
        kind=root.word("kind", CodeKind),
        audience=root.word("audience", Audience),
        edition=root.text("edition"),
        sources=read_references(root),
        basis=wordings.text("basis", root.text("basis")),
        scoring=read_scoring(scoring, wordings, lines) if scoring else _no_scoring(),
        sections=_sections(root, wordings, lines),
        law=_law(root, wordings, lines),
        deadlines=_deadlines(root),
        languages=wordings.languages,
        digest=digest(code_files(path)),
    )
    code = replace(code, renamed=_renamed(root, code))
    root.finish()
    wordings.report(head, complete_in)
    if code.sections and not any(section.weight > 0 for section in code.sections):
        root.problem(ProblemKind.WEIGHT, _("all sections weigh nothing"), key="sections")
    if scoring:
        check_named(scoring, code)
    read = ReadCode(code, Source(head.file, root.line_of("code")), lines)
    return read, head.problems + wordings.problems()


def _id(root: Cursor) -> str:
    code_id = root.text("code")
    check_item_id(root, "code", code_id)
    return code_id


def _renamed(root: Cursor, code: Code) -> dict[str, str]:
    known = [clause.id for clause in code.clauses()]
    known += [one.id for section in code.sections for one in section.every_section()]
    return read_renamed(root, known, ProblemKind.UNKNOWN_CLAUSE, ProblemKind.CLAUSE_IN_USE)


def _law(root: Cursor, wordings: Wordings, lines: dict[str, Source]) -> Law | None:
    block = root.cursor("law")
    if (block is not None) is not (root.text("kind", "") == CodeKind.LAW.value):
        message = _("`law:` belongs to codes of kind law, and to each of them")
        root.problem(ProblemKind.LAW, message, key="kind")
    return read_law(block, wordings, lines) if block else None


def _deadlines(root: Cursor) -> dict[Severity, Term]:
    block = root.cursor("deadlines")
    return read_terms(block, ProblemKind.WRONG_SHAPE) if block else {}


def _no_scoring() -> ScoringProfile:
    return ScoringProfile(Official.NONE, Total.REFUSED, Text({"en": ""}))


def _sections(
    holder: Cursor, wordings: Wordings, lines: dict[str, Source], *, required: bool = True
) -> tuple[CodeSection, ...]:
    cursors = holder.cursors("sections", required=required)
    report_twice(cursors, ProblemKind.DUPLICATE_ID)
    return tuple(_section(cursor, wordings, lines) for cursor in cursors)


def _section(cursor: Cursor, wordings: Wordings, lines: dict[str, Source]) -> CodeSection:
    """A section with the sections in it, or with clauses, or with both."""
    section_id = cursor.text("id")
    inner = _sections(cursor, wordings, lines, required="clauses" not in cursor)
    blocks = cursor.cursors("clauses", required=not inner)
    section = CodeSection(
        id=section_id,
        title=wordings.text(f"sections/{section_id}", cursor.text("title")),
        clauses=tuple(_clause(clause, wordings, lines) for clause in blocks),
        weight=_weight(cursor),
        sections=inner,
        tag=cursor.text("tag", ""),
        steps=read_steps(cursor),
        per=read_repeat(cursor),
    )
    if section.parts and not any(part.weight > 0 for part in section.parts):
        message = _("all parts of section {id} weigh nothing").format(id=section_id)
        cursor.problem(ProblemKind.WEIGHT, message)
    check_node_steps(cursor, section)
    cursor.finish()
    return section


def _weight(cursor: Cursor) -> float:
    weight = cursor.number("weight", 1.0)
    if weight < 0:
        cursor.problem(ProblemKind.WEIGHT, _("a weight below 0"), key="weight")
    return weight


def _clause(cursor: Cursor, wordings: Wordings, lines: dict[str, Source]) -> Clause:
    clause_id = cursor.text("id")
    cursor.name(clause_id)
    if clause_id in lines:
        cursor.problem(
            ProblemKind.DUPLICATE_CLAUSE,
            _("this id stands already at {place}").format(place=lines[clause_id]),
        )
    lines.setdefault(clause_id, Source(cursor.document.file, cursor.line))
    place = f"clauses/{clause_id}/"
    outside = cursor.text("outside_hub", "")
    covers = []
    for block in cursor.cursors("criteria"):
        cover = _cover(block, place, wordings)
        lines[f"{clause_id} {cover.criterion}"] = Source(cursor.document.file, block.line)
        covers.append(cover)
    questions = cursor.texts("questions")
    here = Source(cursor.document.file, cursor.line_of("questions"))
    lines |= {f"{clause_id} {question}": here for question in questions}
    clause = Clause(
        id=clause_id,
        title=wordings.text(place + "title", cursor.text("title")),
        gist=wordings.text(place + "gist", cursor.text("gist")),
        basis=cursor.word("basis", Basis),
        covers=tuple(covers),
        questions=questions,
        severity=cursor.word("severity", Severity) if "severity" in cursor else None,
        weight=_weight(cursor),
        outside_hub=wordings.optional(place + "outside_hub", outside),
        tag=cursor.text("tag", ""),
        steps=read_steps(cursor),
        per=read_repeat(cursor),
    )
    _check_covered(cursor, clause)
    check_node_steps(cursor, clause)
    cursor.finish()
    return clause


def _check_covered(cursor: Cursor, clause: Clause) -> None:
    """Reports a clause that nothing tests and that gives no reason, or one with both."""
    tested = clause.covers or clause.questions
    if not tested and not clause.outside_hub:
        cursor.problem(ProblemKind.CLAUSE_OUTSIDE, _("covers no criterion and gives no reason"))
    elif tested and clause.outside_hub:
        message = _("says why nothing covers it, and names what does")
        cursor.problem(ProblemKind.OUTSIDE_AND_COVERED, message, key="outside_hub")
    if clause.covers and not any(cover.weight > 0 for cover in clause.covers):
        message = _("all criteria of clause {id} weigh nothing").format(id=clause.id)
        cursor.problem(ProblemKind.WEIGHT, message, key="criteria")


def _cover(cursor: Cursor, place: str, wordings: Wordings) -> Cover:
    criterion = cursor.text("id")
    because = cursor.text("because", "")
    level = cursor.text("level", "")
    relation = cursor.word("relation", Relation) if "relation" in cursor else None
    if criterion and relation in (Relation.PARTIAL, Relation.EXCEEDS) and not because:
        cursor.problem(
            ProblemKind.MISSING_BECAUSE,
            _("“{criterion}” is {relation} but no `because:` says why").format(
                criterion=criterion, relation=relation.value
            ),
        )
    cover = Cover(
        criterion=criterion,
        relation=relation,
        level=level or None,
        weight=_weight(cursor),
        because=wordings.optional(f"{place}criteria/{criterion}", because),
        jointly_with=cursor.texts("jointly_with"),
    )
    cursor.finish()
    return cover
