"""A tree of figures made again of nothing but what `--json` prints."""

from __future__ import annotations

from typing import Any

from sctoolkit.model.result import Outcome, Part, PartKind
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step


def tree(plain: dict[str, Any]) -> Part:
    """The part with all under it; of words only what figures hang on."""
    return Part(
        kind=PartKind(plain["kind"]),
        id=plain["id"],
        point=plain["point"],
        low=plain["low"],
        high=plain["high"],
        coverage=plain["coverage"],
        weight=plain["weight"],
        full=plain["full"],
        tag=plain["tag"],
        steps=tuple(_step(one) for one in plain["steps"]),
        stages=tuple(plain["stages"]),
        parts=tuple(tree(one) for one in plain["parts"]),
        outcome=Outcome(plain["outcome"]) if plain["outcome"] else None,
        severity=Severity(plain["severity"]) if plain["severity"] else None,
    )


def _step(plain: dict[str, Any]) -> Step:
    findings = {Severity(severity): points for severity, points in plain["findings"].items()}
    of = tuple(plain["of"])
    return Step(**{**plain, "method": Method(plain["method"]), "of": of, "findings": findings})
