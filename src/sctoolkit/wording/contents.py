"""What codes, laws and criteria are."""

from __future__ import annotations

from sctoolkit.language import _
from sctoolkit.model.code import Basis, CodeKind, Cover, Relation
from sctoolkit.model.law import LawStatus
from sctoolkit.model.questionnaire import (
    Audience,
)
from sctoolkit.model.scoring import Official


def official_label(one: Official) -> str:
    """The label in lists of codes."""
    return {
        Official.EXACT: _("exact"),
        Official.APPROXIMATION: _("approximation"),
        Official.NONE: _("no published score"),
    }[one]


def code_kind(one: CodeKind) -> str:
    """What sort of document a code is."""
    return {
        CodeKind.WORKPLACE: _("workplace code"),
        CodeKind.DUE_DILIGENCE: _("due diligence"),
        CodeKind.PRINCIPLES: _("principles"),
        CodeKind.INTERNATIONAL_STANDARD: _("international standard"),
        CodeKind.GUIDANCE: _("guidance"),
        CodeKind.LAW: _("law"),
        CodeKind.REFERENCE_TOOL: _("reference tool"),
    }[one]


def audience(one: Audience) -> str:
    """Whom a question, a criterion or a code is about."""
    return {
        Audience.FACILITY: _("the site"),
        Audience.COMPANY: _("the company"),
        Audience.BOTH: _("the company and its sites"),
    }[one]


def basis(one: Basis) -> str:
    """What the description of a clause rests on."""
    return {
        Basis.SOURCE: _("read in the source"),
        Basis.TITLE_FROM_SOURCE: _("title read in the source, content from memory"),
        Basis.MEMORY: _("from memory"),
    }[one]


def cover(one: Cover) -> str:
    """How much of a criterion a clause asks for: the id of a level, or a relation in words."""
    if one.relation is None:
        return one.level or ""
    return {
        Relation.EQUIVALENT: _("equivalent"),
        Relation.PARTIAL: _("asks for a part of it"),
        Relation.EXCEEDS: _("asks for more"),
    }[one.relation]


def law_status(one: LawStatus) -> str:
    """How far a law has come."""
    return {
        LawStatus.IN_FORCE: _("in force"),
        LawStatus.ADOPTED: _("adopted, its duties do not apply yet"),
        LawStatus.NOT_IN_FORCE: _("adopted and never brought into force"),
        LawStatus.REPEALED: _("repealed"),
    }[one]
