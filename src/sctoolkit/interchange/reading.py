"""Reads mappings that other tools wrote: OSCAL collections and libraries of CISO Assistant."""

from __future__ import annotations

from pathlib import Path

from sctoolkit import document
from sctoolkit.interchange import ciso_assistant, oscal_reading
from sctoolkit.language import _
from sctoolkit.model.crosswalk import Crosswalk
from sctoolkit.model.problem import Problem
from sctoolkit.problem_kinds import ProblemKind

FORMATS = (oscal_reading, ciso_assistant)


def read_crosswalks(path: Path) -> tuple[list[Crosswalk], list[Problem]]:
    """Every mapping in the file, which may be JSON or YAML; none where anything in it is wrong."""
    source = document.read(path)
    root = source.root
    if root is None:
        return [], source.problems
    reader = next((one for one in FORMATS if one.is_one(root)), None)
    if reader is None:
        message = _("neither a mapping collection of OSCAL nor a mapping of CISO Assistant")
        root.problem(ProblemKind.NO_MAPPING, message)
        return [], source.problems
    found = reader.crosswalks(root)
    if source.usable and not found:
        root.problem(ProblemKind.NO_MAPPING, _("a file without any mapping"))
    return (found if source.usable else []), source.problems


def is_mapping(path: Path) -> bool:
    """Whether another tool wrote mappings into the file, readable or not."""
    root = document.read(path).root
    return root is not None and any(one.is_one(root) for one in FORMATS)
