"""Mappings that other tools wrote: OSCAL collections and libraries of CISO Assistant."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest

from engine.building import clause, code
from sctoolkit.interchange.reading import is_mapping, read_crosswalks
from sctoolkit.interchange.tokens import ClauseNames, token
from sctoolkit.model.crosswalk import Crosswalk, Relationship

OSCAL: dict[str, Any] = {
    "mapping-collection": {
        "uuid": "6c8f4a35-4c83-4f0e-9d4c-3f3f1c6b3c11",
        "metadata": {"title": "Acme and ETI"},
        "mappings": [
            {
                "source-resource": {"type": "catalog", "href": "catalogs/acme/catalog.json"},
                "target-resource": {"type": "catalog", "href": "#e1"},
                "maps": [
                    {
                        "relationship": "superset-of",
                        "sources": [{"type": "control", "id-ref": "a-1"}],
                        "targets": [{"type": "control", "id-ref": "eti_4.1"}],
                        "confidence-score": {"percentage": 0.8},
                        "qualifiers": [{"subject": "target", "description": "Nothing on age."}],
                    }
                ],
                "target-gap-summary": {"unmapped-controls": [{"with-ids": ["eti_4.2"]}]},
            }
        ],
        "back-matter": {"resources": [{"uuid": "e1", "title": "ETI Base Code"}]},
    }
}
CISO = """\
    urn: urn:acme:risk:library:acme-and-eti
    objects:
      requirement_mapping_sets:
      - source_framework_urn: urn:acme:risk:framework:acme
        target_framework_urn: urn:acme:risk:framework:eti
        requirement_mappings:
        - source_requirement_urn: urn:acme:risk:req_node:acme:1
          target_requirement_urn: urn:acme:risk:req_node:eti:4.1
          relationship: intersect
          rationale: semantic
          strength_of_relationship: 7
        - source_requirement_urn: urn:acme:risk:req_node:acme:2
          target_requirement_urn: urn:acme:risk:req_node:eti:4.2
          relationship: not_related
          strength_of_relationship: null
    """


def read(folder: Path, text: str) -> tuple[list[Crosswalk], list[str]]:
    path = folder / "mapping"
    path.write_text(textwrap.dedent(text), "utf-8")
    found, problems = read_crosswalks(path)
    return found, [f"{one.source.line} {one.code} {one.message}" for one in problems]


def oscal(**changed: Any) -> str:  # noqa: ANN401 - any JSON value
    """The collection with other values in its only entry."""
    content = json.loads(json.dumps(OSCAL))
    content["mapping-collection"]["mappings"][0]["maps"][0] |= changed
    return json.dumps(content, indent=1)


def test_collection_of_oscal_is_read(tmp_path: Path) -> None:
    (found,), problems = read(tmp_path, oscal())
    assert problems == []
    assert (found.source.name, found.target.name) == ("catalogs/acme/catalog.json", "ETI Base Code")
    (tie,) = found.ties
    assert (tie.sources, tie.targets) == (("a-1",), ("eti_4.1",))
    assert (tie.relationship, tie.confidence) == (Relationship.SUPERSET, "0.8")
    assert tie.said == "Nothing on age."
    assert found.target_gaps == ("eti_4.2",)


def test_single_mapping_and_the_words_of_drafts_of_the_model_are_read(tmp_path: Path) -> None:
    content = json.loads(oscal(relationship={"type": "subset"}))
    content["mapping-collection"]["mappings"] = content["mapping-collection"]["mappings"][0]
    (found,), problems = read(tmp_path, json.dumps(content))
    assert (found.ties[0].relationship, problems) == (Relationship.SUBSET, [])


def test_library_of_ciso_assistant_is_read(tmp_path: Path) -> None:
    (found,), problems = read(tmp_path, CISO)
    assert problems == []
    assert found.source.name == "urn:acme:risk:framework:acme"
    assert [(one.relationship, one.confidence) for one in found.ties] == [
        (Relationship.INTERSECTS, "strength 7"),
        (Relationship.NONE, ""),
    ]


def test_older_library_with_a_single_set_is_read(tmp_path: Path) -> None:
    single = CISO.replace(
        "requirement_mapping_sets:\n      - source", "requirement_mapping_set:\n        source"
    )
    found, problems = read(tmp_path, single)
    assert (len(found[0].ties), problems) == (2, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: x\n", "1 E713 neither a mapping collection of OSCAL nor"),
        ("[1, 2]", "1 Y007 not a list of"),
        ('{"mapping-collection": {"uuid": ', "2 Y002 not valid YAML"),
        (CISO.replace("intersect", "crosses"), "9 Y008 “crosses” is not known"),
        (
            CISO.replace("target_requirement_urn: urn:acme:risk:req_node:eti:4.1", "x: 1"),
            "7 Y006 “target_requirement_urn” is missing",
        ),
        (oscal(relationship="same-as"), "19 Y008 “same-as” is not known under “relationship”"),
        (oscal(sources=[]), "20 Y006 “sources” is empty"),
        ('{"mapping-collection": {"mappings": []}}', "1 Y006 “mappings” is empty"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_nothing_is_taken(
    tmp_path: Path, text: str, problem: str
) -> None:
    found, problems = read(tmp_path, text)
    assert found == []
    assert any(problem in one for one in problems), problems


def test_signed_comparison_is_no_mapping(tmp_path: Path) -> None:
    path = tmp_path / "signed.json"
    path.write_text('{"schema": "sctoolkit.equivalence/1", "comparison": {}}')
    assert not is_mapping(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("4.1", "4.1"),
        ("ETI_4.1", "4.1"),
        ("eti-4.1", "4.1"),
        ("urn:x:risk:req_node:eti:4.1", "4.1"),
        ("eti_S5.T2", "S5.T2"),
        ("eti_art_20_5", "art 5"),
        ("4.10", None),
    ],
)
def test_clause_is_found_by_whatever_a_mapping_calls_it(name: str, expected: str | None) -> None:
    known = code(*map(clause, ("4.1", "S5.T2", "art 5")), name="eti")
    assert ClauseNames(known).clause(name) == expected


def test_ids_for_oscal_begin_with_a_letter_and_differ_where_clauses_do() -> None:
    assert token("eti", "4.2") == "eti_4.2"
    assert token("8000", "1") == "_8000_1"
    assert token("a", "1/2") != token("a", "1 2")
