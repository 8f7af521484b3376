from __future__ import annotations

from pathlib import Path

from .program import plain, put, sctoolkit, shown

HEAD = "format: 1\nassessment: {}\nquestionnaire: comply-chain@1.2\nscope: quick\n"
MINE = HEAD.format("mine") + (
    "organisation: Harbour Tailors\nupdated: '2026-03-01T08:00:00Z'\n"
    "answers: {profile.size: small, profile.audits: none}\n"
)


def test_assessments_in_and_below_this_folder_are_listed_with_their_progress(
    tmp_path: Path,
) -> None:
    put(tmp_path, "mine.yaml", MINE)
    put(tmp_path, "sites/north/theirs.yaml", HEAD.format("theirs") + "answers: {}\n")
    run = sctoolkit(tmp_path, "list", "assessments", "--json")
    assert run.returncode == 0
    assert plain(run) == {
        "schema": "sctoolkit.list/1",
        "assessments": [
            {
                "file": "mine.yaml",
                "about": "Harbour Tailors",
                "questionnaire": "comply-chain (quick)",
                "answered": "2/28",
                "last": "2026-03-01",
            },
            {
                "file": "sites/north/theirs.yaml",
                "about": "",
                "questionnaire": "comply-chain (quick)",
                "answered": "0/29",
                "last": "",
            },
        ],
    }


def test_list_for_people_has_a_heading_and_a_line_each(tmp_path: Path) -> None:
    put(tmp_path, "mine.yaml", MINE)
    head, line = shown(sctoolkit(tmp_path, "list", "assessments")).splitlines()
    assert head.split() == ["file", "about", "questionnaire", "answered", "last"]
    assert line.startswith("mine.yaml  Harbour Tailors  comply-chain (quick)")


def test_assessment_that_cannot_be_used_is_listed_with_the_reason(tmp_path: Path) -> None:
    put(tmp_path, "broken.yaml", HEAD.format("broken") + "answers: [\n")
    put(tmp_path, "mine.yaml", MINE)
    rows = plain(sctoolkit(tmp_path, "list", "assessments", "--json"))["assessments"]
    assert [(row["file"], row["about"]) for row in rows] == [
        ("broken.yaml", "?"),
        ("mine.yaml", "Harbour Tailors"),
    ]
    assert "broken.yaml" in rows[0]["answered"]


def test_other_yaml_files_are_not_listed(tmp_path: Path) -> None:
    put(tmp_path, "shopping.yaml", "milk: 2\n")
    assert shown(sctoolkit(tmp_path, "list", "assessments")) == "There are none here.\n"


def test_assessment_opened_before_is_listed_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "elsewhere").mkdir()
    put(tmp_path, "work/mine.yaml", MINE)
    memory = {"SCTOOLKIT_STATE": str(tmp_path / "state")}
    opened = sctoolkit(
        tmp_path / "work", "assess", "mine.yaml", "--accessible", given=b"quit\n", variables=memory
    )
    assert opened.returncode == 4
    run = sctoolkit(tmp_path / "elsewhere", "list", "assessments", "--json", variables=memory)
    assert [row["file"] for row in plain(run)["assessments"]] == [
        str(tmp_path / "work" / "mine.yaml")
    ]
