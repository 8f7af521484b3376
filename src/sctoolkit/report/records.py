"""Results as JSON, for other programs: every figure with its explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sctoolkit import records
from sctoolkit.engine.scoring.rounding import published
from sctoolkit.model.result import Result

SCORE = "sctoolkit.score/2"


def score_json(
    results: list[Result], language: str, content: Sequence[Mapping[str, str]] = ()
) -> str:
    """The results of one assessment, each with its whole tree, as indented JSON.

    `content` says where the questionnaire and the codes were found.
    """
    plain = [plain_result(result, language) for result in results]
    return records.to_json({"schema": SCORE, "content": list(content), "results": plain})


def plain_result(result: Result, language: str) -> dict[str, Any]:
    """One result as plain values, texts in one language, with the figures on the code's scale."""
    plain: dict[str, Any] = in_language(records.to_plain(result), language)
    figures = {
        "score": result.tree.point,
        "low": result.tree.low,
        "high": result.tree.high,
        "evidenced_score": result.evidenced,
        "score_as_published": published(result),
    }
    return plain | figures


def in_language(plain: Any, language: str) -> Any:  # noqa: ANN401 - JSON values have no common type
    """Plain values with every text replaced by its wording in one language."""
    if isinstance(plain, dict):
        if plain.keys() == {"wordings"}:
            wordings = plain["wordings"]
            return wordings.get(language, next(iter(wordings.values())))
        return {key: in_language(value, language) for key, value in plain.items()}
    if isinstance(plain, (list, tuple)):
        return [in_language(value, language) for value in plain]
    return plain
