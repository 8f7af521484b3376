"""Where commands may write: never over an assessment, and over other files only when told to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sctoolkit.errors import SctoolkitError
from sctoolkit.files.assessments.journal import holds_answers, journal_of
from sctoolkit.files.assessments.recent import is_assessment
from sctoolkit.language import _
from sctoolkit.paths import is_there, same_file


def check_free(path: Path, hint: str = "") -> None:
    """Raises SctoolkitError where something stands at `path`, or answers wait for it beside."""
    if is_there(path):
        message = _("{path} exists already; nothing was written.")
        raise SctoolkitError(message.format(path=path), hint)
    if holds_answers(path):
        message = _("{path} holds answers without their file; nothing was written.")
        raise SctoolkitError(message.format(path=journal_of(path)), hint)


def check_target(out: Path, sources: Sequence[Path], *, overwrite: bool) -> None:
    """Raises SctoolkitError where a result must not be written to `out`.

    That is over one of its `sources`, over any assessment, and without `overwrite` over any file.
    """
    if any(same_file(out, source) for source in sources) or is_assessment(out):
        message = _("{path} is an assessment; nothing was written.")
        raise SctoolkitError(message.format(path=out), _("Give another --out."))
    if not overwrite:
        check_free(out, _("Give another --out, or --overwrite."))
