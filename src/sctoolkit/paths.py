"""Whether a path leads anywhere, asked so that no path is an error.

`Path.is_file` and its like raise where a folder may not be searched or a name is too long.
"""

from __future__ import annotations

import os
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether there is a file; False where we cannot know."""
    return os.path.isfile(path)  # noqa: PTH113 - see above


def is_folder(path: Path) -> bool:
    """Whether there is a folder; False where we cannot know."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


def is_there(path: Path) -> bool:
    """Whether there is anything; False where we cannot know."""
    return os.path.exists(path)  # noqa: PTH110 - see above


def followed(path: Path) -> Path:
    """What a link stands for, so that writing keeps the link; any other path as it is."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 - see above


def same_file(one: Path, other: Path) -> bool:
    """Whether both lead to the same file that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def seen_from(file: Path, other: Path) -> str:
    """The way from the folder of one file to the other, with slashes; in full on another drive."""
    try:
        return Path(os.path.relpath(other.resolve(), file.resolve().parent)).as_posix()
    except ValueError:
        return str(other.resolve())
