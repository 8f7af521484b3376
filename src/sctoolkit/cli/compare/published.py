"""Comparisons exchanged between companies: signed and given away, opened and laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sctoolkit import comparing, language
from sctoolkit.cli.clock import this_day
from sctoolkit.cli.compare.declared import reference
from sctoolkit.cli.compare.mapped import open_mappings, towards
from sctoolkit.cli.compare.shown import show_parts
from sctoolkit.cli.opening import existing_file
from sctoolkit.cli.paragraphs import wrapped
from sctoolkit.cli.share.sharing import identity, known_cards, require_keys
from sctoolkit.cli.showing import say, show_json, terminal_width, written
from sctoolkit.cli.tables import table
from sctoolkit.content.library import Library
from sctoolkit.engine.equivalence.declaring import Age, ages
from sctoolkit.engine.equivalence.mapped import drafted
from sctoolkit.engine.equivalence.publishing import published
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.files.sharing.keyring import cards, own_key_file
from sctoolkit.interchange.reading import is_mapping
from sctoolkit.language import _
from sctoolkit.model.code import Code
from sctoolkit.model.crosswalk import Crosswalk
from sctoolkit.model.declaration import Declaration, OwnTool, Published
from sctoolkit.paths import is_file
from sctoolkit.report.published import Theirs, heads, record, rows, summary

SCHEMA = "sctoolkit.side-by-side/1"


def publish(declaration: Declaration, out: Path, *, words: bool) -> None:
    """Writes the comparison for others, signed with the keys of this user."""
    who = identity()
    from sctoolkit.clearinghouse.comparisons import sealed  # noqa: PLC0415 - an extra, and heavy

    today = this_day().isoformat()
    text = sealed(published(declaration, today, words=words), who)
    with saving(out):
        write_atomically(out, text.encode())
    written(out)
    if not words and any(claim.gap for claim in declaration.claims.values()):
        say(_("Gaps and notes are free text and stay here; --with-words gives them along."))


def side_by_side(
    shelf: Library, files: Sequence[Path], wanted: Sequence[str], *, as_json: bool
) -> int:
    """Lays the comparisons of several companies with one reference side by side.

    Mappings of other tools stand beside those that were signed. The reference is the one that is
    wanted, else the one that all are about.
    """
    code, theirs = _theirs(shelf, files, wanted)
    if as_json:
        show_json(SCHEMA, reference=code.name, comparisons=record(theirs), note=comparing.neutral())
    else:
        _show(theirs, code)
    return Exit.DONE


def _theirs(
    shelf: Library, files: Sequence[Path], wanted: Sequence[str]
) -> tuple[Code, list[Theirs]]:
    """The reference, and what each of the files says of it today."""
    if len(wanted) > 1:
        raise SctoolkitError(_("Only one reference can be named beside --import."))
    mappings = [path for path in files if is_mapping(existing_file(path))]
    signed = [path for path in files if path not in mappings]
    found = _opened(signed) if signed else []
    code = _reference(shelf, [one.published for one in found], wanted)
    code = code or _mapped_to(shelf, mappings)
    found += [each for path in mappings for each in _mapped(shelf, path, code)]
    today = this_day().isoformat()
    return code, [replace(one, ages=tuple(_ages(one.published, today, code))) for one in found]


def _show(theirs: Sequence[Theirs], code: Code) -> None:
    width = terminal_width()
    lines = [line for one in heads(theirs, code) for line in wrapped(one, hang="   ", width=width)]
    parts = [
        "\n".join(lines),
        table(rows(theirs, code, language.preferred()), width),
        table(summary(theirs, code), width),
    ]
    show_parts(parts)


def _opened(files: Sequence[Path]) -> list[Theirs]:
    """What companies signed."""
    require_keys()
    from sctoolkit.clearinghouse.comparisons import opened  # noqa: PLC0415 - an extra, and heavy

    found = [(path, *opened(path.read_bytes(), str(path))) for path in files]
    known = _known()
    return [Theirs(str(path), one, by, by.fingerprint in known) for path, one, by in found]


def _mapped_to(shelf: Library, files: Sequence[Path]) -> Code:
    """The code that all mappings lead to, or away from; raises SctoolkitError."""
    ends = [_known_ends(shelf, path) for path in files]
    common = [code for code in ends[0] if all(code in each for each in ends)]
    if common:
        return shelf.code(common[0])
    raise SctoolkitError(
        _("The mappings have no code in common that is known here."),
        _("Codes are known by their id or title: sctoolkit list codes."),
    )


def _known_ends(shelf: Library, path: Path) -> list[str]:
    """The codes of the library that a file maps; those that it leads to come first."""
    found = open_mappings(path, shelf)
    ends = [*(one.target for one in found), *(one.source for one in found)]
    return [code.id for code in ends if code is not None]


def _mapped(shelf: Library, path: Path, code: Code) -> list[Theirs]:
    """The mappings of a file to the code, as if they were published; nobody signed them."""
    return [
        Theirs(str(path), _as_published(one.walk, code), None, known=False)
        for one in towards(path, shelf, code)
    ]


def _as_published(walk: Crosswalk, code: Code) -> Published:
    source, target = walk.source, walk.target
    reference = target.name if target.name.startswith(f"{code.id}@") else code.name
    own = OwnTool(source.title or source.name, source.edition, source.publisher)
    told = Declaration(source.name, reference, own, claims=drafted(walk))
    return published(told, "", words=False)


def _known() -> set[str]:
    """The fingerprints of the cards that are kept here, and of one's own."""
    if is_file(own_key_file()):
        return set(known_cards(identity().card))
    return {card.fingerprint for card in cards()}


def _reference(shelf: Library, signed: Sequence[Published], wanted: Sequence[str]) -> Code | None:
    """What is wanted, or what all that was signed is about; None where mappings decide."""
    code = reference(shelf, wanted[0]) if wanted else None
    names = dict.fromkeys(one.reference.partition("@")[0] for one in signed)
    if len(names | ({code.id: None} if code else {})) > 1:
        message = _("They are about different references: {names}.")
        raise SctoolkitError(message.format(names=", ".join(names)))
    return code or (reference(shelf, next(iter(names))) if names else None)


def _ages(one: Published, today: str, code: Code) -> list[Age]:
    told = replace(Declaration(one.id, one.reference, OwnTool(one.own.name)), expires=one.expires)
    return ages(replace(told, superseded_by=one.superseded_by), today, code, None)
