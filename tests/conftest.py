"""What every test starts from: no configuration of this machine, English words, one warm cache."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sctoolkit.content.library import Library, bundled
from sctoolkit.model.code import CriteriaHub
from sctoolkit.model.questionnaire import Questionnaire

ROOT = Path(__file__).parent.parent
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
"""A case may be a whole questionnaire, a code and answers, which takes its time."""

for name, examples in (("usual", 100), ("ci", 4000)):
    settings.register_profile(
        name, max_examples=examples, deadline=None, database=None, suppress_health_check=SLOW
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session", autouse=True)
def _interrupts() -> Iterator[None]:
    """Ctrl-C reaches what tests start, also where a script runs them in its background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Configuration, state and cache in folders of this run, also for programs that tests start."""
    base = tmp_path_factory.mktemp("home")
    own = {
        "SCTOOLKIT_CONFIG": str(base / "config"),
        "SCTOOLKIT_STATE": str(base / "state"),
        "SCTOOLKIT_CACHE": str(base / "cache"),
        "SCTOOLKIT_LANGUAGE": "en",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    before = dict(os.environ)
    os.environ.update(own)
    for name in ("ACCESSIBLE", "CLICOLOR_FORCE"):
        os.environ.pop(name, None)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Path]:
    """An empty folder that is the working folder while the test runs."""
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


@pytest.fixture(scope="session")
def library() -> Library:
    """The content that comes with sctoolkit."""
    return Library((bundled(),))


@pytest.fixture(scope="session")
def comply_chain(library: Library) -> Questionnaire:
    """The bundled company questionnaire."""
    return library.questionnaire("comply-chain")


@pytest.fixture(scope="session")
def hub(library: Library) -> CriteriaHub:
    """The bundled criteria."""
    return library.criteria()
