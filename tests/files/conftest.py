"""What the tests of files share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sctoolkit.model.questionnaire import Questionnaire

from .content import TINY, read


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    """The questionnaire of content.py."""
    return read(tmp_path_factory.mktemp("tiny"), TINY)


@pytest.fixture
def entrance() -> Iterator[Path]:
    """A folder that every user of this machine may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
