"""What the tests of reports share."""

from __future__ import annotations

import pytest

from sctoolkit.content.library import Library
from sctoolkit.report.summary import Reported

from .content import reported, write_library


@pytest.fixture(scope="session")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The content of content.py."""
    return write_library(tmp_path_factory.mktemp("plant"))


@pytest.fixture(scope="session")
def small(plant: Library) -> Reported:
    """The small result of content.py."""
    return reported(plant)
