"""Files elsewhere, named by a URL such as `s3://bucket/replies`; the only door of fsspec."""

from __future__ import annotations

import glob
import io
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any

from sctoolkit.language import _

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(::|://)")
"""A scheme of one letter would be a drive of Windows."""
MARKS = (
    *("ETag", "etag", "md5Hash", "content_md5", "Content-MD5", "generation"),
    *("mtime", "LastModified", "last_modified", "Last-Modified", "updated", "created"),
)
"""What stores call that which changes with the content."""
FAILURES = (
    ("aiohttp", "ClientError"),
    ("azure.core.exceptions", "AzureError"),
    ("botocore.exceptions", "BotoCoreError"),
    ("botocore.exceptions", "ClientError"),
    ("gcsfs.retry", "HttpError"),
    ("paramiko", "SSHException"),
)
"""What the programs behind fsspec raise that is no OSError, by module and name."""


class NotInstalledError(Exception):
    """A URL cannot be used, for fsspec is not there."""


def is_url(name: str) -> bool:
    """Whether the word names something elsewhere, rather than a path of this machine."""
    return bool(URL.match(name))


@dataclass(frozen=True, slots=True)
class Remote:
    """A file elsewhere; small and picklable, and opened only when its turn has come."""

    system: Any
    """fsspec's way to the store; a pickle of it holds what it was made from, not a connection."""
    path: str
    mark: str = ""
    """Changes with the content, as the store tells; empty where it tells nothing of the kind."""

    def __str__(self) -> str:
        return str(self.system.unstrip_protocol(self.path))

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rstrip("/").rpartition("/")[2]

    @contextmanager
    def open(self, mode: str = "rb") -> Iterator[IO[bytes]]:
        """Its bytes, from any place on; raises OSError."""
        with _failing():
            stream = self.system.open(self.path, mode)
            if stream.size is None:  # a site that does not say how much comes can only be read on
                stream = io.BytesIO(stream.read())
        try:
            with stream:
                yield stream
        except _failures() as error:
            raise OSError(str(error)) from error


def remote_files(url: str) -> list[Remote]:
    """The files that a URL stands for, by name: itself, those in a folder, those of a pattern.

    What is there is no pattern. Raises OSError, or NotInstalledError.
    """
    with _failing():
        system, root = _system(url)
        folder = url.endswith("/")
        told = {} if folder else _told(system, root)
        if told.get("type") == "file":
            return [_remote(system, root, told)]
        found = dict(_found(system, root)) if told or folder or glob.has_magic(root) else {}
        return [_remote(system, path, found[path]) for path in sorted(found)]


def _told(system: Any, path: str) -> Mapping[str, object]:  # noqa: ANN401 - fsspec's
    """What the store says of a path; nothing of one that is not there."""
    try:
        return dict(system.info(path))
    except FileNotFoundError as error:
        # A site that cannot be reached, or asks who we are, is not there either in fsspec's words.
        why = error.__cause__
        if (
            why
            and not isinstance(why, FileNotFoundError)
            and getattr(why, "status", 0) != HTTPStatus.NOT_FOUND
        ):
            raise why from None
        return {}


def _found(system: Any, root: str) -> Iterator[tuple[str, Mapping[str, object]]]:  # noqa: ANN401 - fsspec's
    roots = [root]
    if glob.has_magic(root):
        there = system.glob(root, detail=True)
        yield from ((path, one) for path, one in there.items() if one["type"] == "file")
        roots = [path for path, one in there.items() if one["type"] == "directory"]
    for one in roots:
        yield from system.find(one, detail=True).items()


def _remote(system: Any, path: str, told: Mapping[str, object]) -> Remote:  # noqa: ANN401 - fsspec's
    marks = [f"{name}={told[name]}" for name in MARKS if told.get(name)]
    return Remote(system, path, f"{told.get('size')} {' '.join(marks)}" if marks else "")


def fetch(url: str, path: Path) -> bool:
    """Brings a file here, if it is there; raises OSError, or NotInstalledError."""
    with _failing():
        system, there = _system(url)
        if not system.exists(there):
            return False
        system.get_file(there, str(path))
        return True


def put(path: Path, url: str, *, once: bool = False) -> None:
    """Puts a file there, in place of any that is; with `once` that one is left alone.

    Raises OSError, or NotInstalledError.
    """
    with _failing():
        system, there = _system(url)
        if once and system.exists(there):
            return
        system.makedirs(there.rpartition("/")[0], exist_ok=True)
        system.put_file(str(path), there)


def _system(url: str) -> tuple[Any, str]:
    try:
        import fsspec  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NotInstalledError(url) from error
    system, path = fsspec.url_to_fs(url)
    return system, str(path)


@contextmanager
def _failing() -> Iterator[None]:
    """Makes an OSError of what the programs behind fsspec raise."""
    try:
        yield
    except (NotImplementedError, ImportError, ValueError) as error:
        raise OSError(str(error) or _("this kind of place cannot do that")) from error
    except _failures() as error:
        raise OSError(str(error)) from error


def _failures() -> tuple[type[BaseException], ...]:
    there = [(sys.modules[name], error) for name, error in FAILURES if name in sys.modules]
    return tuple(getattr(module, error) for module, error in there if hasattr(module, error))
