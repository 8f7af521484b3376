"""Files named by URLs are found, read and known again as those on the disk are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from sctoolkit.files.reading import Input, Skipped, gather, read_book
from sctoolkit.files.remote import fetch, is_url, put

fsspec = pytest.importorskip("fsspec", reason="needs fsspec: pip install 'sctoolkit[cluster]'")


@pytest.fixture
def store() -> Iterator[str]:
    """A folder of the memory of this process."""
    url = f"memory://{uuid4().hex}"
    yield url
    fsspec.filesystem("memory").rm(url, recursive=True)


def write(url: str, content: bytes = b"a,b\n1,2\n") -> str:
    with fsspec.open(url, "wb") as stream:
        stream.write(content)
    return url


def named(*words: str) -> list[str]:
    """What was found, or what was said of what was passed over."""
    found = gather(words)
    return [one.problems[0].code if isinstance(one, Skipped) else one.file for one in found]


def last(names: list[str]) -> list[str]:
    """Their last parts."""
    return [one.rpartition("/")[2] for one in names]


def only(url: str) -> Input:
    (found,) = gather([url])
    assert isinstance(found, Input)
    return found


def packed(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "a,b\n1,2\n")
    return made.getvalue()


@pytest.mark.parametrize(
    ("word", "url"),
    [
        ("s3://bucket/replies", True),
        ("https://example.org/a.csv", True),
        ("simplecache::s3://bucket/a.csv", True),
        ("replies/a.csv", False),
        ("C://replies", False),
        ("a:b.csv", False),
    ],
)
def test_url_is_told_from_a_path(word: str, url: bool) -> None:  # noqa: FBT001 - the table above
    assert is_url(word) is url


def test_file_folder_and_pattern_are_found(store: str) -> None:
    for name in ("b.csv", "a.csv", "deep/c.csv", "d.xlsx"):
        write(f"{store}/{name}")
    assert last(named(f"{store}/a.csv")) == ["a.csv"]
    assert last(named(store)) == ["a.csv", "b.csv", "d.xlsx", "c.csv"]
    assert last(named(f"{store}/*.csv")) == ["a.csv", "b.csv"]


def test_each_file_is_taken_once(store: str) -> None:
    write(f"{store}/a.csv")
    assert len(named(store, f"{store}/a.csv")) == 1


def test_what_is_no_reply_is_passed_over_unless_it_is_named(store: str) -> None:
    write(f"{store}/notes.doc")
    write(f"{store}/~$a.xlsx")
    assert named(store) == ["F612", "F612"]
    assert named(f"{store}/notes.doc")[0].endswith("notes.doc")


def test_nothing_there_is_said(store: str) -> None:
    write(f"{store}/a.csv")
    assert named(f"{store}/b.csv", "memory://nowhere") == ["F625", "F625"]


def test_store_that_is_not_known_is_said_and_the_rest_goes_on(store: str) -> None:
    write(f"{store}/a.csv")
    unknown, known = named("nosuch://bucket", store)
    assert unknown == "F610"
    assert known.endswith("a.csv")


def test_cells_are_read(store: str) -> None:
    book = read_book(only(write(f"{store}/a.csv")))
    assert not isinstance(book, Skipped)
    assert list(book.sheets[0].rows) == [["a", "b"], ["1", "2"]]


def test_members_of_an_archive_are_read(store: str) -> None:
    write(f"{store}/all.zip", packed("x.csv", "y.csv"))
    found = list(gather([store]))
    assert [one.file[-13:] for one in found] == ["all.zip/x.csv", "all.zip/y.csv"]
    assert all(isinstance(one, Input) and not isinstance(read_book(one), Skipped) for one in found)


def test_file_that_changed_is_known_by_its_digest(store: str) -> None:
    before = only(write(f"{store}/a.csv")).digest()
    assert only(f"{store}/a.csv").digest() == before
    assert only(write(f"{store}/a.csv", b"a,b\n1,3\n")).digest() != before


def test_file_that_went_away_is_skipped(store: str) -> None:
    found = only(write(f"{store}/a.csv"))
    fsspec.filesystem("memory").rm(f"{store}/a.csv")
    write(f"{store}/b.csv")
    skipped = read_book(found)
    assert isinstance(skipped, Skipped)
    assert skipped.problems[0].code == "F610"


def test_file_is_put_and_fetched(store: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"same")
    put(tmp_path / "a", f"{store}/deep/a")
    assert fetch(f"{store}/deep/a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"same"
    assert not fetch(f"{store}/deep/c", tmp_path / "c")


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A web server of this machine for the folder of the test."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_page_of_the_web_is_read(site: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    book = read_book(only(f"{site}/a.csv"))
    assert not isinstance(book, Skipped)
    assert list(book.sheets[0].rows) == [["a", "b"], ["1", "2"]]


def test_site_that_does_not_answer_is_said() -> None:
    assert named("http://127.0.0.1:9/a.csv") == ["F610"]


def test_page_that_is_not_there_is_said(site: str) -> None:
    assert named(f"{site}/a.csv") == ["F625"]


def test_web_cannot_be_written_to_and_says_so(site: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(OSError, match=r"."):
        put(tmp_path / "a", f"{site}/b")
