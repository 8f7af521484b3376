"""Finding content: one's own before the bundled, by id and version."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library, bundled, standard
from sctoolkit.errors import Exit, NotFoundError, UnusableInputError

from .planting import CODE, HUB, QUESTIONNAIRE, yaml

BODY = yaml("sections: [{id: a, title: A, questions: [{id: a.one, FACT, kind: text}]}]\n")


def add_questionnaire(folder: Path, name: str, title: str, version: str = "1") -> None:
    head = QUESTIONNAIRE.replace("sample", name).replace("title: Sample", f"title: {title}")
    text = head.replace('version: "1"', f'version: "{version}"') + BODY
    path = folder / "questionnaires" / name / "questionnaire.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")


def add_code(folder: Path, name: str, title: str) -> None:
    head = CODE.replace("sample", name).replace("title: Sample", f"title: {title}")
    path = folder / "codes" / name / "code.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(head + yaml("SCORING\nCLAUSES\n"), "utf-8")


def titles(library: Library, name: str) -> tuple[str, str]:
    return library.questionnaire(name).title.to("en"), library.code(name).title.to("en")


def test_earlier_folder_wins(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        add_questionnaire(tmp_path / folder, "sample", f"Of {folder}")
        add_code(tmp_path / folder, "sample", f"Of {folder}")
    one, two = tmp_path / "one", tmp_path / "two"
    assert titles(Library((one, two)), "sample") == ("Of one", "Of one")
    assert titles(Library((two, one)), "sample") == ("Of two", "Of two")


def test_folders_given_win_over_the_working_folder_and_that_over_the_rest(work: Path) -> None:
    places = [work / "given", work, work / "config", work / "configured"]
    for place in places:
        add_code(place, "eti", f"Of {place.name}")
    library = standard([work / "given"], [work / "configured"], work / "config")
    for place in places:
        assert library.code("eti").title.to("en") == f"Of {place.name}"
        (place / "codes" / "eti" / "code.yaml").unlink()
    assert library.code("eti").title.to("en") == "ETI Base Code"


def test_bundled_content_is_always_there(work: Path) -> None:
    library = standard([], [], work)
    assert "comply-chain" in library.ids(QUESTIONNAIRES)
    assert {"comply-chain", "eti", "oecd", "sa8000"} <= set(library.ids(CODES))
    assert library.folders[-1] == bundled()


def test_item_is_found_by_its_version(tmp_path: Path) -> None:
    add_questionnaire(tmp_path / "new", "sample", "New", version="1.10")
    add_questionnaire(tmp_path / "old", "sample", "Old", version="1.1")
    library = Library((tmp_path / "new", tmp_path / "old"))
    assert library.questionnaire("sample").version == "1.10"
    assert library.questionnaire("sample@1.10").title.to("en") == "New"
    assert library.questionnaire("sample@1.1").title.to("en") == "Old"


def test_version_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    add_questionnaire(tmp_path / "new", "sample", "New", version="1.10")
    add_questionnaire(tmp_path / "old", "sample", "Old", version="1.1")
    library = Library((tmp_path / "new", tmp_path / "old"))
    with pytest.raises(NotFoundError, match=r"“sample” is here in version 1\.10, 1\.1, not 2\."):
        library.questionnaire("sample@2")


@pytest.mark.parametrize(
    ("reference", "hint"),
    [("etti", "eti"), ("SA-8000", "sa8000"), ("comply_chain", "comply-chain")],
)
def test_unknown_id_is_told_with_the_nearest(library: Library, reference: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as stopped:
        library.code(reference)
    assert str(stopped.value) == f"There is no code “{reference}”."
    assert stopped.value.hint == f"Did you mean “{hint}”?"
    assert stopped.value.exit is Exit.USAGE


@pytest.mark.parametrize("reference", ["", "@1", "../codes/eti", "eti/", "*"])
def test_id_that_is_no_id_finds_nothing(library: Library, reference: str) -> None:
    with pytest.raises(NotFoundError):
        library.code(reference)


def test_item_with_mistakes_is_refused_with_all_of_them(tmp_path: Path) -> None:
    add_questionnaire(tmp_path, "sample", "Sample")
    path = tmp_path / "questionnaires" / "sample" / "questionnaire.yaml"
    path.write_text(path.read_text("utf-8").replace("audience", "audiense") + "more: 1\n", "utf-8")
    with pytest.raises(UnusableInputError) as stopped:
        Library((tmp_path,)).questionnaire("sample")
    assert {problem.code for problem in stopped.value.problems} == {"Y005", "Y006"}
    assert len(stopped.value.problems) == 3
    assert stopped.value.exit is Exit.UNUSABLE


def test_own_criteria_are_added_and_win_where_ids_are_the_same(tmp_path: Path) -> None:
    own = HUB.replace("wages.paid", "management.policy").replace("title: Paid", "title: Ours")
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "criteria.yaml").write_text(own, "utf-8")
    hub = Library((tmp_path, bundled())).criteria()
    assert hub.criteria["management.policy"].title.to("en") == "Ours"
    assert "wages.slip" in hub.criteria
    assert "child-labour.minimum-age" in hub.criteria


def test_own_criteria_with_mistakes_stop_every_code_and_it_is_said_why(tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "criteria.yaml").write_text(HUB.replace("title:", "titel:"), "utf-8")
    with pytest.raises(UnusableInputError) as stopped:
        Library((tmp_path, bundled())).criteria()
    assert "for every code, also those that come with sctoolkit" in stopped.value.hint


def test_joined_criteria_are_told_apart_by_all_that_was_joined(tmp_path: Path) -> None:
    for name, version in (("ours", "2"), ("theirs", "7"), ("copy", "7")):
        codes = tmp_path / name / "codes"
        codes.mkdir(parents=True)
        text = HUB.replace('version: "1"', f'version: "{version}"')
        (codes / "criteria.yaml").write_text(text, "utf-8")
    ours, theirs, copy = (tmp_path / name for name in ("ours", "theirs", "copy"))
    alone, joined = Library((theirs,)).criteria(), Library((ours, theirs)).criteria()
    assert (alone.version, joined.version) == ("7", "2 + 7")
    assert joined.digest not in (alone.digest, Library((ours,)).criteria().digest)
    assert Library((theirs, copy)).criteria() == alone


def test_item_with_mistakes_is_left_out_where_everything_usable_is_asked_for(
    tmp_path: Path,
) -> None:
    for name in ("sample", "draft"):
        add_questionnaire(tmp_path, name, name)
    draft = tmp_path / "questionnaires" / "draft" / "questionnaire.yaml"
    draft.write_text("questionnaire: draft\n", "utf-8")
    usable, broken = Library((tmp_path,)).usable(QUESTIONNAIRES)
    assert [one.id for one in usable] == ["sample"]
    assert broken == [draft]


def test_library_without_criteria_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"criteria\.yaml"):
        Library((tmp_path,)).criteria()


def test_folder_that_cannot_be_looked_into_holds_nothing(tmp_path: Path) -> None:
    add_code(tmp_path, "sample", "Sample")
    assert list(Library((tmp_path / ("x" * 300), tmp_path)).ids(CODES)) == ["sample"]
