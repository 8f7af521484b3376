"""Declaration files: read, saved, and their mistakes."""

from __future__ import annotations

import textwrap
from pathlib import Path

from sctoolkit.content.library import Library
from sctoolkit.files.declarations import read_declaration, reference_of, save_declaration
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Claim, Declaration, Level, OwnTool, Review

SMALL = """\
    format: 1
    declaration: manual
    reference: gscp-audit-process@2009
    own: {name: Manual, version: "3"}  # the printed one
    clauses:
      request.1: {level: partly, gap: No form.}
    """


def reference(library: Library) -> Code:
    return library.code("gscp-audit-process")


def put(folder: Path, text: str) -> Path:
    path = folder / "manual.yaml"
    path.write_text(textwrap.dedent(text), "utf-8")
    return path


def codes(path: Path, library: Library) -> list[str]:
    return [problem.code for problem in read_declaration(path, reference(library))[1]]


def test_everything_said_comes_back(tmp_path: Path, library: Library) -> None:
    claim = Claim(
        Level.PARTLY,
        Level.EQUIVALENT,
        reference="4.2",
        evidence=("https://example.org/4", "form.pdf"),
        gap="No form.",
        action="Write one.",
        responsible="Ann",
        due="2027-01-31",
        by="Ann",
        at="2026-11-01T10:00:00Z",
        review=Review(Level.PARTLY, Level.PARTLY, "True.", "Bea", "2026-11-02T10:00:00Z"),
    )
    own = OwnTool("Manual", "3", "Acme", "2026-03-01", "audit manual", ("https://example.org",))
    whole = Declaration(
        "manual",
        "gscp-audit-process@2009",
        own,
        digest="abc",
        code="acme@3",
        made="2026-11-01",
        expires="2027-11-01",
        superseded_by="4",
        tool="sctoolkit 0.1.0",
        claims={"request.1": claim, "request.2": Claim(Level.EXCEEDS)},
    )
    save_declaration(whole, tmp_path / "manual.yaml")
    assert read_declaration(tmp_path / "manual.yaml", reference(library)) == (whole, [])


def test_comments_of_people_stay_when_it_is_saved(tmp_path: Path, library: Library) -> None:
    path = put(tmp_path, SMALL)
    found, _problems = read_declaration(path, reference(library))
    assert found is not None
    save_declaration(found.claiming("request.2", Claim(Level.EXCEEDS)), path)
    assert "# the printed one" in path.read_text("utf-8")
    assert "request.2:" in path.read_text("utf-8")


def test_clause_that_the_reference_does_not_have_is_named(tmp_path: Path, library: Library) -> None:
    assert codes(put(tmp_path, SMALL.replace("request.1", "request.99")), library) == ["E701"]


def test_level_that_is_none_is_named(tmp_path: Path, library: Library) -> None:
    assert codes(put(tmp_path, SMALL.replace("level: partly", "level: mostly")), library) == [
        "Y008"
    ]


def test_clause_that_does_not_apply_needs_a_reason(tmp_path: Path, library: Library) -> None:
    text = SMALL.replace("{level: partly, gap: No form.}", "{level: not-applicable}")
    assert codes(put(tmp_path, text), library) == ["E702"]


def test_other_file_is_no_declaration(tmp_path: Path) -> None:
    named, problems = reference_of(put(tmp_path, "format: 1\nassessment: a\n"))
    assert (named, [one.code for one in problems]) == ("", ["E700"])


def test_day_on_which_it_expires_is_a_day(tmp_path: Path, library: Library) -> None:
    assert codes(
        put(tmp_path, SMALL.replace("own:", "expires: 31.12.2026\n    own:")), library
    ) == ["Y007"]
