"""A part of a questionnaire as a questionnaire of its own, in all its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sctoolkit.content.digests import CONTRADICTIONS, translation_files
from sctoolkit.content.wordings import language_of
from sctoolkit.document import FORMAT
from sctoolkit.document.writing import loaded, write
from sctoolkit.engine.equivalence.recognition import Left
from sctoolkit.language import WRITTEN_IN
from sctoolkit.model.condition import Condition, Operator
from sctoolkit.model.questionnaire import Questionnaire

HEAD = "questionnaire.yaml"
ROUTING = ("ask_if", "when_hidden", "inherits")
"""Keys of a question that look at others: written anew, since those may not be asked here."""
MINUTE = 2
"""Questions that a person answers in a minute, as a rough figure for the start screen."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a part of a questionnaire is called."""

    id: str
    scope: str
    title: Mapping[str, str]
    """By language."""
    summary: Mapping[str, str]


def excerpt(
    path: Path, whole: Questionnaire, left: Mapping[str, Left], called: Excerpt
) -> dict[str, str]:
    """File names to texts, for a folder of its own; `path` is the head of the whole.

    The questions keep their ids and wording, so that answers to them complete those to the whole.
    """
    raw = loaded(path.read_text("utf-8"))
    sections = [_section(one, left, called.scope) for one in _sections(raw, path)]
    scope = {"id": called.scope, "title": _scope_title(raw, called.scope)}
    head = {
        "format": FORMAT,
        "questionnaire": called.id,
        "version": raw["version"],
        "part_of": whole.name,
        "title": called.title[WRITTEN_IN],
        "summary": called.summary[WRITTEN_IN],
        **{key: raw[key] for key in ("audience", "source", "evidence_cap", "scales") if key in raw},
        "scopes": [{**scope, "minutes": max(1, round(len(left) / MINUTE))}],
        "sections": [one for one in sections if one["questions"]],
    }
    files = {HEAD: write(head)}
    for language in whole.languages[1:]:
        files[f"{language}.yaml"] = write(_translation(path, language, left, called, head))
    return files


def _sections(raw: Mapping[str, Any], path: Path) -> list[Any]:
    """The sections as they stand, in the head or in files of their own."""
    found = raw["sections"]
    if not isinstance(found[0], str):
        return list(found)
    return [loaded((path.parent / name).read_text("utf-8")) for name in found]


def _section(raw: Mapping[str, Any], left: Mapping[str, Left], scope: str) -> dict[str, Any]:
    keys = {"id": raw["section"] if "section" in raw else raw["id"]}
    keys |= {key: raw[key] for key in ("title", "summary", "source") if key in raw}
    questions = [
        _question(one, left[one["id"]], scope) for one in raw["questions"] if one["id"] in left
    ]
    return keys | {"questions": questions}


def _question(raw: Mapping[str, Any], left: Left, scope: str) -> dict[str, Any]:
    found = {key: value for key, value in raw.items() if key not in ROUTING} | {"scope": scope}
    if left.ask_if is not None:
        found["ask_if"] = condition_content(left.ask_if)
    if left.never_not_applicable:
        found.pop("not_applicable", None)
    elif "if" in found.get("not_applicable", {}):
        rule = {key: value for key, value in found["not_applicable"].items() if key != "if"}
        if left.not_applicable_if is not None:
            rule["if"] = condition_content(left.not_applicable_if)
        found["not_applicable"] = rule
    return found


def condition_content(condition: Condition) -> dict[str, Any]:
    """A condition as it stands in a file."""
    parts = [condition_content(part) for part in condition.parts]
    match condition.operator:
        case Operator.ALL | Operator.ANY:
            return {condition.operator.value: parts}
        case Operator.NOT:
            return {"not": parts[0]}
        case Operator.AT_LEAST_OF:
            return {"at_least_of": {"count": int(condition.number), "of": parts}}
        case Operator.IS | Operator.IS_NOT:
            return {
                "question": condition.question,
                condition.operator.value: list(condition.values),
            }
        case _:
            return {"question": condition.question, condition.operator.value: condition.number}


def _scope_title(raw: Mapping[str, Any], scope: str) -> str:
    return next((one["title"] for one in raw.get("scopes", ()) if one["id"] == scope), scope)


def _translation(
    path: Path, language: str, left: Mapping[str, Left], called: Excerpt, head: Mapping[str, Any]
) -> dict[str, Any]:
    """One language in one file: what its files say of the part."""
    found: dict[str, Any] = {
        "format": FORMAT,
        "translation": f"questionnaire:{called.id}",
        "language": language,
        "title": called.title[language],
        "summary": called.summary[language],
    }
    sections = {one["id"] for one in head["sections"]}
    kept = {"questions": left.keys(), "sections": sections, "scopes": {called.scope}}
    for file in translation_files(path):
        if language_of(file) != language or file.name == CONTRADICTIONS:
            continue
        raw = loaded(file.read_text("utf-8"))
        for key, ids in kept.items():
            some = {name: one for name, one in raw.get(key, {}).items() if name in ids}
            found.setdefault(key, {}).update(some)
        if "scales" in raw:
            found.setdefault("scales", {}).update(raw["scales"])
    return {key: value for key, value in found.items() if value}
