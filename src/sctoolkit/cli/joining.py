"""Puts assessments of different questionnaires together, so that commands work on all at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from sctoolkit import wording
from sctoolkit.cli.opening import Opened, open_assessment, open_library
from sctoolkit.cli.showing import command_line, say
from sctoolkit.engine.together import asked_twice, completed, strangers, together
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _
from sctoolkit.model.questionnaire import Questionnaire

FILES = typer.Argument(
    metavar="file...",
    help=(
        "The assessment, as `sctoolkit assess` saved it; several of different questionnaires are "
        "taken together."
    ),
)
CODE = typer.Option(
    None,
    "--code",
    "-c",
    help=(
        "The code of conduct; may be given several times; `all` for every code it can test "
        "(default: the one named like the questionnaire, else the one it tests most of)."
    ),
)


def open_assessments(paths: Sequence[Path], own: Sequence[Path] | None) -> Opened:
    """The assessments in the files, together where there are several."""
    library = open_library(own)
    return joined([open_assessment(path, library, own or ()) for path in paths])


def joined(opened: Sequence[Opened]) -> Opened:
    """All together; raises SctoolkitError where they cannot be."""
    first = opened[0]
    if len(opened) == 1:
        return first
    _check_different(opened)
    _check_parts(opened)
    pairs = completed([(one.questionnaire, one.assessment) for one in opened])
    _check_questions([form for form, _answers in pairs])
    _warn_about_names(opened)
    questionnaire, assessment = together(pairs)
    paths = tuple(path for one in opened for path in one.paths)
    return Opened(
        paths, assessment, questionnaire, first.library, first.hub, first.own, tuple(opened)
    )


def _check_parts(opened: Sequence[Opened]) -> None:
    """Raises SctoolkitError where a part asks what its whole does not ask any more."""
    wholes = {one.questionnaire.id: one.questionnaire for one in opened}
    for one in opened:
        part = one.questionnaire
        whole = wholes.get(part.part_of.partition("@")[0])
        if whole is not None and (unknown := strangers(part, whole)):
            message = _("“{part}” was made from {made}; “{id}” does not stand in {whole}.")
            raise SctoolkitError(
                message.format(part=part.id, made=part.part_of, id=unknown[0], whole=whole.name),
                _("Make it anew with sctoolkit recognise."),
            )


def _check_different(opened: Sequence[Opened]) -> None:
    """Raises SctoolkitError where two assessments answer the same questionnaire."""
    known: dict[str, Opened] = {}
    for one in opened:
        other = known.setdefault(one.questionnaire.id, one)
        if other is not one:
            message = _("{first} and {second} both answer the questionnaire “{name}”.")
            hint = _("Score them one by one: {command}")
            raise SctoolkitError(
                message.format(first=_path(other), second=_path(one), name=one.questionnaire.id),
                hint.format(command=command_line("score", _path(one))),
            )


def _check_questions(forms: Sequence[Questionnaire]) -> None:
    """Raises SctoolkitError where questionnaires have questions of the same id."""
    clashes = asked_twice(forms)
    if clashes:
        message = _("These questionnaires cannot be taken together: {names} have the same “{id}”.")
        having = [
            _("“{name}”").format(name=form.id)
            for form in forms
            if any(question.id == clashes[0] for question in form.questions())
        ]
        words = message.format(names=wording.listed(having), id=clashes[0])
        raise SctoolkitError(words, _("Score them apart."))


def _warn_about_names(opened: Sequence[Opened]) -> None:
    """Says where the assessments are not about the same company or site."""
    assessments = [one.assessment for one in opened]
    for names in (
        dict.fromkeys(one.organisation for one in assessments if one.organisation),
        dict.fromkeys(one.site for one in assessments if one.site),
    ):
        if len(names) > 1:
            message = _("The assessments are about {names}; the result is given for {first}.")
            quoted = [_("“{name}”").format(name=name) for name in names]
            say(message.format(names=wording.listed(quoted), first=quoted[0]))


def _path(opened: Opened) -> Path:
    return opened.paths[0]
