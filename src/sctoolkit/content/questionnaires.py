"""Reads a questionnaire: its head, its section files, its translations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sctoolkit import document
from sctoolkit.content.contradictions import read_contradictions
from sctoolkit.content.digests import (
    CONTRADICTIONS,
    digest,
    questionnaire_files,
    translation_files,
)
from sctoolkit.content.ids import check_id, check_item_id, report_twice
from sctoolkit.content.questions import Surroundings, read_question
from sctoolkit.content.references import read_references
from sctoolkit.content.renamed import read_renamed
from sctoolkit.content.wordings import Wordings, read_translations
from sctoolkit.document import Cursor, Document
from sctoolkit.language import _
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.questionnaire import Audience, Contradiction, Questionnaire, Scope, Section
from sctoolkit.model.text import Text
from sctoolkit.paths import is_file
from sctoolkit.problem_kinds import ProblemKind

FILE = "questionnaire.yaml"
EVERYTHING = Text({"en": "Everything", "fr": "Tout", "es": "Todo"})
SECTION_FILE = re.compile(r"sections/[^/\\]+\.yaml")
"""Section files stand in one folder, so that a change to any of them is noticed."""


@dataclass(frozen=True, slots=True)
class ReadQuestionnaire:
    """A questionnaire as far as it could be read, with the lines of its questions."""

    questionnaire: Questionnaire
    head: Source
    """Where its id stands."""
    lines: dict[str, Source]
    """Question id to where it stands."""


def read_questionnaire(
    path: Path, *, complete_in: str = ""
) -> tuple[ReadQuestionnaire | None, list[Problem]]:
    """The questionnaire in `path`; with `complete_in` also reports what that language lacks."""
    head = document.read(path)
    root = head.root
    if root is None or not document.check_format(root):
        return None, head.problems
    target = f"questionnaire:{root.text('questionnaire')}"
    wordings = Wordings(read_translations(translation_files(path), target))
    lines: dict[str, Source] = {}
    questionnaire, documents = _read(root, path, wordings, lines)
    wordings.report(head, complete_in)
    problems = [problem for one in documents for problem in one.problems]
    problems += wordings.problems()
    place = Source(head.file, root.line_of("questionnaire"))
    return ReadQuestionnaire(questionnaire, place, lines), problems


def _read(
    root: Cursor, path: Path, wordings: Wordings, lines: dict[str, Source]
) -> tuple[Questionnaire, list[Document]]:
    scope_cursors = root.cursors("scopes")
    report_twice(scope_cursors, ProblemKind.DUPLICATE_PART)
    scopes = tuple(_scope(scope, wordings) for scope in scope_cursors)
    scopes = scopes or (Scope("full", EVERYTHING, 0),)
    scales = _scales(root, wordings)
    documents = [root.document]
    sections = []
    section_cursors = _section_cursors(root, path, documents)
    report_twice(section_cursors, ProblemKind.DUPLICATE_PART)
    for cursor in section_cursors:
        section_id = cursor.text("section" if "section" in cursor else "id")
        cursor.name(section_id)
        around = Surroundings(section_id, tuple(scope.id for scope in scopes), scales, wordings)
        sections.append(_section(cursor, around, lines))
    contradictions: tuple[Contradiction, ...] = ()
    if is_file(path.parent / CONTRADICTIONS):
        contradictions, source = read_contradictions(path.parent / CONTRADICTIONS, wordings, lines)
        documents.append(source)
    questionnaire = Questionnaire(
        id=root.text("questionnaire"),
        version=root.version("version"),
        title=wordings.text("title", root.text("title")),
        summary=wordings.text("summary", root.text("summary")),
        audience=root.word("audience", Audience),
        sources=read_references(root),
        scopes=scopes,
        sections=tuple(sections),
        evidence_cap=root.optional_number("evidence_cap"),
        languages=wordings.languages,
        digest=digest(questionnaire_files(path)),
        merged=read_renamed(root, lines, ProblemKind.UNKNOWN_QUESTION, ProblemKind.QUESTION_IN_USE),
        contradictions=contradictions,
        part_of=root.text("part_of", ""),
    )
    check_item_id(root, "questionnaire", questionnaire.id)
    _check_cap(root, questionnaire.evidence_cap)
    root.finish()
    return questionnaire, documents


def _check_cap(root: Cursor, cap: float | None) -> None:
    if cap is not None and not 0 <= cap <= 1:
        message = _("“evidence_cap” must lie between 0 and 1")
        root.problem(ProblemKind.POINTS, message, key="evidence_cap")


def _scope(cursor: Cursor, wordings: Wordings) -> Scope:
    scope_id = cursor.text("id")
    check_id(cursor, "id", scope_id)
    title = wordings.text(f"scopes/{scope_id}", cursor.text("title"))
    scope = Scope(scope_id, title, int(cursor.number("minutes", 0)))
    cursor.finish()
    return scope


def _scales(root: Cursor, wordings: Wordings) -> dict[str, tuple[Text, ...]]:
    inner = root.cursor("scales")
    if inner is None:
        return {}
    return {
        name: tuple(
            wordings.text(f"scales/{name}/{level}", label)
            for level, label in enumerate(inner.texts(name))
        )
        for name in inner.keys()  # noqa: SIM118 - a cursor is no dict
    }


def _section_cursors(root: Cursor, path: Path, documents: list[Document]) -> list[Cursor]:
    """Sections stand in the head itself, or each in a file of its own."""
    if not root.holds_words("sections"):
        return root.cursors("sections", required=True)
    cursors = []
    for name in root.texts("sections"):
        if not SECTION_FILE.fullmatch(name):
            message = _("“{file}” must be a file in the folder sections/").format(file=name)
            root.problem(ProblemKind.WRONG_SHAPE, message, key="sections")
            continue
        section = document.read(path.parent / name)
        documents.append(section)
        if section.root is None or not document.check_format(section.root):
            continue
        of = section.root.text("of")
        if of != root.text("questionnaire"):
            section.root.problem(
                ProblemKind.UNKNOWN_TARGET,
                _("belongs to “{of}”, not to this questionnaire").format(of=of),
                key="of",
            )
        cursors.append(section.root)
    return cursors


def _section(cursor: Cursor, around: Surroundings, lines: dict[str, Source]) -> Section:
    questions = []
    for block in cursor.cursors("questions", required=True):
        question = read_question(block, around)
        if question.id in lines:
            block.problem(
                ProblemKind.DUPLICATE_QUESTION,
                _("this id stands already at {place}").format(place=lines[question.id]),
            )
        lines.setdefault(question.id, Source(cursor.document.file, block.line))
        questions.append(question)
    place = f"sections/{around.section}/"
    section = Section(
        id=around.section,
        title=around.wordings.text(place + "title", cursor.text("title")),
        summary=around.wordings.text(place + "summary", cursor.text("summary", "")),
        source=cursor.text("source", ""),
        questions=tuple(questions),
    )
    cursor.finish()
    return section
