"""The result as JSON, for other programs: a schema, and every figure."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sctoolkit.content.library import Library
from sctoolkit.model.result import Part, PartKind, of_kind
from sctoolkit.model.text import Text
from sctoolkit.report.records import score_json
from sctoolkit.report.summary import Reported

from .content import reported


@pytest.fixture(scope="module")
def plain(small: Reported) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(score_json([small.result], "en"))
    return found


def nodes(tree: dict[str, Any]) -> list[dict[str, Any]]:
    return [tree, *(node for part in tree["parts"] for node in nodes(part))]


def parts(tree: Part) -> list[Part]:
    return [tree, *(part for child in tree.parts for part in parts(child))]


def test_schema_is_named(plain: dict[str, Any]) -> None:
    assert plain["schema"] == "sctoolkit.score/2"
    assert len(plain["results"]) == 1


def test_figures_are_on_the_scale_of_the_code(plain: dict[str, Any]) -> None:
    (result,) = plain["results"]
    assert result["score"] == pytest.approx(56.6667, abs=1e-4)
    assert result["low"] == pytest.approx(43.3333, abs=1e-4)
    assert result["high"] == pytest.approx(60.0)
    assert result["evidenced_score"] == pytest.approx(53.3333, abs=1e-4)
    assert result["range"] == [0, 100]


def test_every_part_is_there_with_all_its_figures(plain: dict[str, Any], small: Reported) -> None:
    (result,) = plain["results"]
    found = [
        (one["kind"], one["id"], one["point"], one["low"], one["high"], one["coverage"])
        for one in nodes(result["tree"])
    ]
    assert found == [
        (one.kind.value, one.id, one.point, one.low, one.high, one.coverage)
        for one in parts(small.result.tree)
    ]
    assert len(found) == 1 + 2 + 6 + 6 + 6


def test_weights_methods_and_reasons_explain_the_figures(plain: dict[str, Any]) -> None:
    (result,) = plain["results"]
    by_id = {node["id"]: node for node in nodes(result["tree"])}
    assert [one["method"] for one in by_id["eti"]["steps"]] == ["weighted-mean", "scale"]
    assert by_id["eti"]["stages"] == pytest.approx([0.566667, 56.6667], abs=1e-4)
    assert by_id["1.1"]["weight"] == 3
    assert by_id["1.2"]["why"] == ["code-asks-less"]
    assert by_id["1.2"]["outcome"] == "review"
    assert by_id["pay"]["relation"] == "partial"
    assert by_id["work.rest"]["state"] == "dont-know"
    assert by_id["work.pay"]["value"] == "3"


def test_rating_findings_shares_and_stamp_are_there(plain: dict[str, Any]) -> None:
    (result,) = plain["results"]
    assert (result["rating"]["band"], result["rating"]["before_cap"]) == ("C", "B")
    assert result["rating"]["caps"][0]["triggered_by"] == ["1.1"]
    assert [(one["clause"], one["severity"], one["outcome"]) for one in result["findings"]] == [
        ("1.1", "critical", "not-met"),
        ("1.2", "major", "review"),
    ]
    assert result["shares"] == {
        "coverage": pytest.approx(7 / 9),
        "dont_know": 0.2,
        "refused": 0.0,
        "documented": 0.5,
        "verified": 0.25,
    }
    assert result["tested"]["untested"] == ["2.2", "2.3"]
    assert (result["reviews"], result["top_ups"]) == (["1.2"], ["1.3"])
    assert result["stamp"]["questionnaire"] == "plant@1.0"
    assert result["stamp"]["code"] == "eti@2"
    assert (result["organisation"], result["site"], result["made_up"]) == (
        "Plant Ltd",
        "Porto",
        False,
    )


def test_texts_are_in_the_language_asked_for(small: Reported) -> None:
    french = replace(small.result, because=Text({"en": "Ours.", "fr": "Les nôtres."}))
    (result,) = json.loads(score_json([french], "fr"))["results"]
    assert result["because"] == "Les nôtres."
    assert result["tree"]["title"] == "Base Code"


def test_no_figure_is_null_and_never_nought(plant: Library) -> None:
    nothing = reported(plant, {})
    (result,) = json.loads(score_json([nothing.result], "en"))["results"]
    assert result["score"] is None
    assert result["evidenced_score"] is None
    assert result["rating"] is None
    assert len(of_kind(nothing.result.tree, PartKind.CLAUSE)) == 6


def test_several_results_stand_in_the_order_given(small: Reported, plant: Library) -> None:
    other = reported(plant, {}, organisation="Other").result
    plain = json.loads(score_json([small.result, other], "en"))
    assert [one["organisation"] for one in plain["results"]] == ["Plant Ltd", "Other"]
