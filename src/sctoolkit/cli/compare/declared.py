"""A tool of one's own held against a reference tool: declared, reviewed, kept in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import assert_never

from sctoolkit import comparing, language
from sctoolkit.cli.asking import can_ask
from sctoolkit.cli.clock import now, this_day
from sctoolkit.cli.compare.bars import Bars, held_against
from sctoolkit.cli.compare.begun import Beginning, begun
from sctoolkit.cli.compare.claim_sets import with_sets
from sctoolkit.cli.compare.out import Kind, kind_of
from sctoolkit.cli.compare.shown import show_parts
from sctoolkit.cli.opening import existing_file
from sctoolkit.cli.showing import say, show_json, terminal_width, text_width, warn, written
from sctoolkit.cli.tables import table
from sctoolkit.cli.targets import check_free
from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.equivalence.declaring import ages
from sctoolkit.engine.equivalence.thresholds import of_tally
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.declarations import read_declaration, reference_of, save_declaration
from sctoolkit.language import _, plural
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Declaration
from sctoolkit.model.problem import usable
from sctoolkit.model.text import slug
from sctoolkit.paths import is_file
from sctoolkit.report.declaration import Declared, open_clauses, record, rows, text

SCHEMA = "sctoolkit.declaration/1"
GSCP = "gscp-"
"""The reference tools of the programme may be named without it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What the command line says of a declaration."""

    file: Path
    tool: str
    beginning: Beginning
    """What a new declaration begins with."""
    sets: Sequence[str] = ()
    who: str = ""
    reviewer: str = ""
    may_ask: bool = False
    accessible: bool = False
    book: Path | None = None
    """A workbook of this comparison that people wrote in."""
    out: Path | None = None
    """Where a workbook or a signed file is written."""
    words: bool = False
    """Whether gaps and notes go into the signed file."""

    @property
    def asks(self) -> bool:
        """Whether a person is asked: one is there, and no option says already what to do."""
        told = self.sets or self.beginning.answers or self.beginning.mapping
        if told or self.book or self.out or not self.may_ask:
            return False
        return can_ask(accessible=self.accessible)


def tell(shelf: Library, saying: Saying, bars: Bars, *, as_json: bool, exit_zero: bool) -> int:
    """Takes what is said, saves it, shows what it comes to. 4 while clauses are open."""
    code = reference(shelf, saying.tool)
    before, declaration = _found(shelf, saying, code)
    declaration = _written_in(_said(declaration, saying, code), saying, code)
    if declaration != before:
        save_declaration(declaration, saying.file)
        written(saying.file)
    if saying.asks:
        declaration = _asked(declaration, saying, code)
    one = declared(shelf, declaration, code, bars)
    if saying.out is not None:
        _write(one, saying.out, words=saying.words)
    if as_json:
        show_json(SCHEMA, **record(one, bars.shown), note=comparing.neutral())
    else:
        _show(one, bars)
    return Exit.DONE if exit_zero else _exit(one, bars)


def reference(shelf: Library, name: str) -> Code:
    """The reference tool by its id, for those of GSCP also without `gscp-`."""
    known = shelf.ids(CODES)
    return shelf.code(f"{GSCP}{name}" if name not in known and f"{GSCP}{name}" in known else name)


def declared(shelf: Library, declaration: Declaration, code: Code, bars: Bars) -> Declared:
    """The declaration as it stands today."""
    today = this_day().isoformat()
    own = _own_code(shelf, declaration.code)
    found = tuple(ages(declaration, today, code, own))
    hub = shelf.criteria()
    return Declared(declaration, code, hub, found, language.preferred(), bars.blocking)


def _own_code(shelf: Library, name: str) -> Code | None:
    """The own tool as it is in the library now; None where it is not there."""
    try:
        return shelf.code(name.partition("@")[0]) if name else None
    except NotFoundError:
        return None


def open_declaration(path: Path, code: Code) -> Declaration:
    """The declaration in a file; raises UnusableInputError."""
    named, problems = reference_of(path)
    if named and usable(problems):
        if named.partition("@")[0] != code.id:
            message = _("{path} is about {named}, not about {code}.")
            raise SctoolkitError(message.format(path=path, named=named, code=code.id))
        found, problems = read_declaration(path, code)
        if found is not None and usable(problems):
            warn(problems)
            return found
    raise UnusableInputError(_("{path} cannot be used.").format(path=path), problems)


def _found(shelf: Library, saying: Saying, code: Code) -> tuple[Declaration | None, Declaration]:
    """The declaration in the file and what it begins with here; None and a fresh one without."""
    if is_file(saying.file):
        if saying.beginning.is_given:
            hint = _("--own, --answers and --from begin a file; change this one with --set.")
            check_free(saying.file, hint)
        found = open_declaration(saying.file, code)
        return found, found
    nowhere = _("There is no file “{path}”.").format(path=saying.file)
    if saying.reviewer:
        raise NotFoundError(nowhere)
    check_free(saying.file)
    if not (saying.beginning.is_given or saying.sets or saying.asks):
        hint = _("Begin it in a terminal, or with --answers, --own, --from or --set.")
        raise NotFoundError(nowhere, hint)
    name = slug(saying.file.stem) or "declaration"
    return None, begun(shelf, code, name, saying.beginning)


def _said(declaration: Declaration, saying: Saying, code: Code) -> Declaration:
    """The declaration with what `--set` says."""
    if saying.reviewer:
        _check_independent(declaration, saying.reviewer)
    if not saying.sets:
        return declaration
    who, review = saying.reviewer or saying.who, bool(saying.reviewer)
    return with_sets(declaration, code, saying.sets, who, now(), review=review)


def _written_in(declaration: Declaration, saying: Saying, code: Code) -> Declaration:
    """The declaration with what people wrote in its workbook; nothing where anything is wrong."""
    if saying.book is None:
        return declaration
    from sctoolkit.files.comparison_workbook import (  # noqa: PLC0415 - only for it
        Hand,
        read_declared,
    )

    hand = Hand(saying.reviewer or saying.who, now(), review=bool(saying.reviewer))
    found, problems = read_declared(existing_file(saying.book), declaration, code, hand)
    if not usable(problems):
        raise UnusableInputError(_("Nothing was changed."), problems)
    warn(problems)
    return found


def _write(one: Declared, out: Path, *, words: bool) -> None:
    match kind_of(out):
        case Kind.OSCAL:
            from sctoolkit.cli.compare.oscal import write_declared as write_oscal  # noqa: PLC0415 - only for it

            write_oscal(one, out, words=words)
        case Kind.SIGNED:
            from sctoolkit.cli.compare.published import publish  # noqa: PLC0415 - an extra, and heavy

            publish(one.declaration, out, words=words)
        case Kind.WORKBOOK:
            from sctoolkit.files.comparison_workbook import write_declared  # noqa: PLC0415 - only for it

            write_declared(one.declaration, one.code, one.hub, out, one.language)
            written(out)
        case never:
            assert_never(never)


def _check_independent(declaration: Declaration, reviewer: str) -> None:
    """Raises SctoolkitError where the reviewer is somebody who declared any of it."""
    owners = {declaration.own.owner, *(claim.by for claim in declaration.claims.values())}
    if reviewer.casefold().strip() in {one.casefold().strip() for one in owners if one}:
        message = _("{name} declared it; a review is by somebody else.")
        raise SctoolkitError(message.format(name=reviewer))


def _asked(declaration: Declaration, saying: Saying, code: Code) -> Declaration:
    """The declaration after a person was asked; every clause is saved at once."""
    from sctoolkit.cli.assess.in_terminal import screen_for  # noqa: PLC0415 - prompts are heavy
    from sctoolkit.wizard.claims import (  # noqa: PLC0415 - prompts are heavy
        Asker,
        ask_claims,
        ask_own,
        ask_reviews,
    )

    screen = screen_for(accessible=saying.accessible)
    by = Asker(
        screen,
        saying.reviewer or saying.who,
        now,
        lambda one: save_declaration(one, saying.file),
    )
    if saying.reviewer:
        unseen = [one for one, claim in declaration.claims.items() if claim.verified is None]
        return ask_reviews(declaration, code, _in_order(unseen, code), by)
    try:
        if not declaration.own.name:
            declaration = replace(declaration, own=ask_own(screen, declaration.own))
            by.save(declaration)
    except EOFError:
        return declaration
    silent = [one.id for one in code.clauses() if declaration.claim(one.id).level is None]
    return ask_claims(declaration, code, silent, by)


def _in_order(clauses: Sequence[str], code: Code) -> list[str]:
    return [one.id for one in code.clauses() if one.id in clauses]


def _show(one: Declared, bars: Bars) -> None:
    show_parts([text(one, bars.shown, text_width()), table(rows(one), terminal_width())])


def _exit(one: Declared, bars: Bars) -> int:
    still_open = open_clauses(one)
    if still_open:
        count = len(still_open)
        said = plural("{count} clause is open:", "{count} clauses are open:", count)
        say(" ".join([said, ", ".join(still_open)]))
        return Exit.INCOMPLETE
    return held_against(bars, of_tally(one.tally(verified=False)))
