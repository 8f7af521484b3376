"""Published methods, written only as YAML, give their published results, and explain them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from adding_up import printed_sums, wrong_sums
from sctoolkit.content.checks import check_paths
from sctoolkit.model.result import Part
from sctoolkit.report.explanation import explain
from sctoolkit.report.records import score_json

from .comparing import compared, content, write_questionnaire
from .methods import METHODS
from .plain_trees import tree
from .published import Case, Method, cases

pytestmark = pytest.mark.skipif(
    not cases().is_dir(),
    reason=f"the published cases are not in {cases()}; SCTOOLKIT_CASES says where they are",
)

SIZES = {
    "fti2023": (250, 1_500),
    "rdr2020": (26, 6_730),
    "wbl": (9_500, 95_000),
    "samm": (25, 525),
    "sprs": (120, 120),
}
"""Cases and figures of each method, so that none of them is lost unnoticed."""
SAMPLE = 200
every_method = pytest.mark.parametrize("read", METHODS, ids=list(SIZES))


@every_method
def test_every_published_figure_comes_out_and_is_the_sum_of_its_parts(
    read: Callable[[], Method], tmp_path: Path
) -> None:
    found = compared(read(), tmp_path)
    assert [one for one in found.differences if not one.reason] == []
    assert found.wrong_sums == []
    assert (found.cases, found.figures) == SIZES[found.method]


@every_method
def test_differences_that_lie_with_the_publisher_are_there(
    read: Callable[[], Method], tmp_path: Path
) -> None:
    """An explanation of a figure that is equal after all would hide the next mistake."""
    method = read()
    if method.explained:
        found = compared(method, tmp_path)
        assert {(one.case, one.node) for one in found.differences} == set(method.explained)


@every_method
def test_content_check_finds_nothing(read: Callable[[], Method], tmp_path: Path) -> None:
    method = read()
    form = write_questionnaire(method.id, method.sections, tmp_path)
    assert check_paths([form, method.code], None).problems == ()


@every_method
def test_figures_can_be_added_up_from_what_json_and_the_explanation_print(
    read: Callable[[], Method], tmp_path: Path
) -> None:
    method = read()
    made = content(method, tmp_path)
    for case in _sample(method):
        result = made.result(case)
        plain = json.loads(score_json([result], "en"))["results"][0]
        again = tree(plain["tree"])
        assert _points(again) == _points(result.tree)
        assert list(wrong_sums(again, made.code.scoring.met_at)) == []
        text = explain(result, made.questionnaire, "all", "en")
        assert all(abs(figure - total) < 0.00011 for figure, total in printed_sums(text))


def _sample(method: Method) -> list[Case]:
    """All cases, or some from everywhere among them where there are many."""
    found = list(method.cases)
    return found[:: max(1, len(found) // SAMPLE)]


def _points(part: Part) -> list[tuple[str, float | None]]:
    inner = [found for one in part.parts for found in _points(one)]
    return [(part.id, part.point), *inner]
