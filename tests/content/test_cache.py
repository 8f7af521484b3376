"""What was read once is ready at the next start, and never older than its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import sctoolkit
from sctoolkit.content import cache as kept
from sctoolkit.content.checks import checked_questionnaire
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Library, bundled
from sctoolkit.errors import UnusableInputError
from sctoolkit.model.problem import Problem
from sctoolkit.model.questionnaire import Questionnaire

from .planting import QUESTIONNAIRE, yaml

SECTION = yaml("""\
    format: 1
    section: a
    of: sample
    title: A
    questions: [{id: a.one, FACT, kind: choice, SIZES}]
    """)
FRENCH = "format: 1\ntranslation: questionnaire:sample\nlanguage: fr\ntitle: Exemple\n"


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Path]:
    """An empty cache while the test runs."""
    before = os.environ["SCTOOLKIT_CACHE"]
    os.environ["SCTOOLKIT_CACHE"] = str(tmp_path / "cache")
    yield tmp_path / "cache"
    os.environ["SCTOOLKIT_CACHE"] = before


@pytest.fixture
def item(tmp_path: Path) -> Path:
    """The folder of a questionnaire with a section file and a translation."""
    folder = tmp_path / "questionnaires" / "sample"
    (folder / "sections").mkdir(parents=True)
    (folder / "questionnaire.yaml").write_text(
        QUESTIONNAIRE + "sections: [sections/a.yaml]\n", "utf-8"
    )
    (folder / "sections" / "a.yaml").write_text(SECTION, "utf-8")
    (folder / "fr.yaml").write_text(FRENCH, "utf-8")
    return folder


def sample(item: Path) -> Questionnaire:
    return Library((item.parent.parent,)).questionnaire("sample")


def test_second_reading_of_all_bundled_content_equals_the_first(cache: Path) -> None:
    library = Library((bundled(),))
    first = [library.questionnaire("comply-chain"), library.criteria()]
    first += [library.code(name) for name in library.ids(CODES)]
    kept = len(list(cache.iterdir()))
    second = [library.questionnaire("comply-chain"), library.criteria()]
    second += [library.code(name) for name in library.ids(CODES)]
    assert second == first
    assert kept == len(first)


def test_item_that_has_not_changed_is_not_kept_again(cache: Path, item: Path) -> None:
    sample(item)
    (entry,) = cache.iterdir()
    before = entry.stat()
    sample(item)
    after = entry.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("questionnaire.yaml", "title: Sample", "title: Changed"),
        ("sections/a.yaml", "title: A", "title: Changed"),
        ("fr.yaml", "title: Exemple", "title: Changed"),
    ],
)
def test_changed_file_is_read_anew(item: Path, name: str, old: str, new: str) -> None:
    before = sample(item)
    path = item / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    after = sample(item)
    assert "Changed" in str(after)
    assert "Changed" not in str(before)
    assert after.digest != before.digest


@pytest.mark.usefixtures("cache")
def test_new_and_removed_translations_are_noticed(item: Path) -> None:
    assert sample(item).languages == ("en", "fr")
    (item / "es.yaml").write_text(FRENCH.replace("language: fr", "language: es"), "utf-8")
    (item / "fr.yaml").unlink()
    assert sample(item).languages == ("en", "es")


@pytest.mark.usefixtures("cache")
def test_file_that_gets_a_mistake_is_not_served_from_the_cache(item: Path) -> None:
    sample(item)
    (item / "sections" / "a.yaml").write_text(SECTION + "more: 1\n", "utf-8")
    with pytest.raises(UnusableInputError):
        sample(item)


@pytest.mark.usefixtures("cache")
def test_windows_line_ends_do_not_change_the_digest(item: Path) -> None:
    before = sample(item).digest
    (item / "sections" / "a.yaml").write_bytes(SECTION.replace("\n", "\r\n").encode())
    assert sample(item).digest == before


def test_damaged_cache_is_ignored_and_mended(cache: Path, item: Path) -> None:
    first = sample(item)
    (entry,) = cache.iterdir()
    whole = entry.read_bytes()
    title = whole.index(b"Sample")
    for damaged in (
        b"",
        whole[:-1],
        whole[:20],
        b"\xff" * len(whole),
        b"\x91" * 100_000,
        whole[:title] + b"X" + whole[title + 1 :],
        whole[:title] + b"\xff" + whole[title + 1 :],
    ):
        entry.write_bytes(damaged)
        assert sample(item) == first
        assert entry.read_bytes() == whole


def test_cache_that_cannot_be_written_is_no_reason_to_stop(cache: Path, item: Path) -> None:
    cache.write_text("a file where the folder should be", "utf-8")
    assert sample(item) == sample(item)
    assert cache.is_file()


def test_entry_that_cannot_be_read_or_replaced_is_no_reason_to_stop(
    cache: Path, item: Path
) -> None:
    first = sample(item)
    (entry,) = cache.iterdir()
    entry.unlink()
    entry.mkdir()
    assert sample(item) == first
    assert sample(item) == first
    assert list(cache.iterdir()) == [entry]


def test_own_code_is_not_mixed_up_with_the_bundled_one_of_the_same_id(
    cache: Path, tmp_path: Path
) -> None:
    own = tmp_path / "codes" / "eti"
    own.mkdir(parents=True)
    text = (bundled() / "codes" / "eti" / "code.yaml").read_text("utf-8")
    (own / "code.yaml").write_text(text.replace("ETI Base Code", "Our Base Code", 1), "utf-8")
    bundled_title = Library((bundled(),)).code("eti").title.to("en")
    own_title = Library((tmp_path, bundled())).code("eti").title.to("en")
    assert (bundled_title, own_title) == ("ETI Base Code", "Our Base Code")
    assert len(list(cache.iterdir())) == 2


PROGRAM = """
import sys
from pathlib import Path
from sctoolkit.content.library import Library
print(Library((Path(sys.argv[1]),)).questionnaire("sample").title.to("en"))
"""


@pytest.mark.usefixtures("cache")
def test_changed_program_reads_anew(item: Path, tmp_path: Path) -> None:
    shutil.copytree(Path(sctoolkit.__file__).parent, tmp_path / "source" / "sctoolkit")
    reader = tmp_path / "source" / "sctoolkit" / "content" / "wordings.py"

    def title() -> str:
        arguments = [sys.executable, "-c", PROGRAM, str(item.parent.parent)]
        place = {**os.environ, "PYTHONPATH": str(tmp_path / "source")}
        return subprocess.run(
            arguments, check=True, capture_output=True, text=True, env=place
        ).stdout.strip()

    assert title() == "Sample"
    text = reader.read_text("utf-8")
    reader.write_text(text.replace("WRITTEN_IN: original", "WRITTEN_IN: original.upper()"), "utf-8")
    assert title() == "SAMPLE"


def test_old_entries_are_removed(cache: Path, item: Path) -> None:
    for number in range(kept.KEPT + 3):
        (item / "sections" / "a.yaml").write_text(SECTION + f"# {number}\n", "utf-8")
        sample(item)
    entries = list(cache.iterdir())
    assert len(entries) == kept.KEPT
    sample(item)
    assert sorted(cache.iterdir()) == sorted(entries)


def test_file_that_changes_while_it_is_read_is_not_kept_under_its_old_words(
    cache: Path, item: Path
) -> None:
    section = item / "sections" / "a.yaml"

    def read(path: Path) -> tuple[Questionnaire | None, list[Problem]]:
        section.write_text(SECTION.replace("title: A", "title: Changed"), "utf-8")
        return checked_questionnaire(path)

    library = Library((item.parent.parent,))
    ((one,), _broken) = library.usable(replace(QUESTIONNAIRES, read=read))
    assert one.sections[0].title.to("en") == "Changed"
    assert not cache.exists()
    section.write_text(SECTION, "utf-8")
    assert library.questionnaire("sample").sections[0].title.to("en") == "A"
