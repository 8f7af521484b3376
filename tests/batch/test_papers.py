"""What is written for single suppliers."""

from __future__ import annotations

from pathlib import Path

from .chain import outcome


def test_suppliers_whose_names_have_no_latin_letter_have_files_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "files" / "many"
    folder.mkdir(parents=True)
    rows = "".join(f"工厂{chr(0x4E00 + at)},Yes\n" for at in range(600))
    (folder / "list.csv").write_text(f"Supplier,rules.policy\n{rows}", "utf-8")
    assert len(outcome(tmp_path / "files", tmp_path)["many"]) == 600
    assert len(list((tmp_path / "answers").iterdir())) == 600
