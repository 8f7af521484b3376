"""Where this user's configuration, cache and memory of recent files stand."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def config_folder() -> Path:
    """Configuration and own content (SCTOOLKIT_CONFIG, else as the system has it)."""
    return _named("SCTOOLKIT_CONFIG") or platformdirs.user_config_path("sctoolkit", appauthor=False)


def cache_folder() -> Path:
    """Content kept ready for the next start (SCTOOLKIT_CACHE, else as the system has it)."""
    return _named("SCTOOLKIT_CACHE") or platformdirs.user_cache_path("sctoolkit", appauthor=False)


def state_folder() -> Path:
    """What sctoolkit remembers: recent assessments (SCTOOLKIT_STATE, else as the system has it)."""
    return _named("SCTOOLKIT_STATE") or platformdirs.user_state_path("sctoolkit", appauthor=False)


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
