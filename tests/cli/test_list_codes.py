"""All codes with what can test them: `list codes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.cli.show.code_list import code_text, listed
from sctoolkit.content.library import Library

from .program import plain, put, sctoolkit, shown

HOUSE_RULES = """\
    format: 1
    code: house-rules
    version: "1"
    title: House rules
    publisher: The house
    edition: First edition
    kind: workplace
    audience: facility
    source: [{title: On the wall}]
    basis: Read from the wall.
    sections:
      - id: "1"
        title: Guests
        clauses:
          - id: "1.1"
            title: Guests are welcome
            gist: Nobody is turned away.
            basis: source
            criteria: [{id: discrimination.prohibition, relation: equivalent}]
          - {id: "1.2", title: Shoes, gist: Off., basis: memory, outside_hub: Only shoes.}
    scoring: {official: none, because: Nobody counts., total: refused}
    """


def test_code_stands_under_its_kind_with_its_edition_and_what_tests_it(tmp_path: Path) -> None:
    put(tmp_path, "codes/house-rules/code.yaml", HOUSE_RULES)
    lines = shown(sctoolkit(tmp_path, "list", "codes")).splitlines()
    assert lines[0] == "WORKPLACE CODES"
    place = lines.index("house-rules@1  House rules")
    assert lines.index("DUE DILIGENCE") > place
    assert lines[place + 1 : place + 3] == [
        "    First edition. No published score.",
        "    2 clauses, tested by facility 1",
    ]


def test_every_fact_about_a_code_stands_on_its_own_in_json(tmp_path: Path) -> None:
    path = put(tmp_path, "codes/house-rules/code.yaml", HOUSE_RULES)
    codes = {
        one["id"]: one for one in plain(sctoolkit(tmp_path, "list", "codes", "--json"))["codes"]
    }
    ours = codes["house-rules@1"]
    coverage, digest = ours.pop("coverage"), ours.pop("digest")
    assert ours == {
        "id": "house-rules@1",
        "version": "1",
        "title": "House rules",
        "publisher": "The house",
        "kind": "workplace",
        "audience": "facility",
        "edition": "First edition",
        "official": "none",
        "total": "refused",
        "clauses": 2,
        "languages": ["en"],
        "file": str(path.relative_to(tmp_path)),
    }
    assert coverage["facility"] == {"fully": 1, "partly": 0}
    assert coverage["comply-chain"] == {"fully": 0, "partly": 0}
    assert "legal-facts" not in coverage
    assert len(digest) == 64


@pytest.mark.parametrize("width", [60, 80, 120])
def test_bundled_codes_fit_the_terminal_and_no_word_is_broken(width: int, library: Library) -> None:
    codes = listed(library)
    fitted = code_text(codes, width)
    assert max(map(len, fitted.splitlines())) <= width
    assert fitted.split() == code_text(codes, None).split()
