"""Enums, figures and answers in words: what reports and workbooks both need."""

from __future__ import annotations

from sctoolkit.wording.answers import (
    answer,
    answer_state,
    condition,
    contradiction,
    contradictions,
    value,
)
from sctoolkit.wording.contents import (
    audience,
    basis,
    code_kind,
    cover,
    law_status,
    official_label,
)
from sctoolkit.wording.figures import (
    figure,
    number,
    part_figure,
    percent,
    whole_percent,
)
from sctoolkit.wording.names import (
    finding_title,
    in_unit,
    listed,
    some_of,
    subject,
    unit,
)
from sctoolkit.wording.results import (
    NAMED,
    band,
    call_reason,
    call_reasons,
    clause_outcome,
    complete,
    finding_outcome,
    official,
    outcome,
    rating,
    severity,
    term,
    why,
)

__all__ = [
    "NAMED",
    "answer",
    "answer_state",
    "audience",
    "band",
    "basis",
    "call_reason",
    "call_reasons",
    "clause_outcome",
    "code_kind",
    "complete",
    "condition",
    "contradiction",
    "contradictions",
    "cover",
    "figure",
    "finding_outcome",
    "finding_title",
    "in_unit",
    "law_status",
    "listed",
    "number",
    "official",
    "official_label",
    "outcome",
    "part_figure",
    "percent",
    "rating",
    "severity",
    "some_of",
    "subject",
    "term",
    "unit",
    "value",
    "whole_percent",
    "why",
]
