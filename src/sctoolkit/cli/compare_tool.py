"""A tool of one's own held against a reference tool: declared, reviewed, kept in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sctoolkit import TOOL, comparing, language
from sctoolkit.cli.claim_sets import with_sets
from sctoolkit.cli.compare_codes import WIDE, Wanted, held_against, is_oscal
from sctoolkit.cli.opening import existing_file, load
from sctoolkit.cli.paragraphs import wrapped
from sctoolkit.cli.showing import say, show, show_json, terminal_width, warn, written
from sctoolkit.cli.tables import table
from sctoolkit.cli.targets import check_free
from sctoolkit.cli.wanted import now
from sctoolkit.content.library import CODES, Library
from sctoolkit.engine.declaring import ages, answered, drafted
from sctoolkit.engine.equivalence import compare, position
from sctoolkit.engine.mapped import drafted as drafted_by
from sctoolkit.engine.thresholds import of_tally
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError, UnusableInputError
from sctoolkit.files.declarations import read_declaration, reference_of, save_declaration
from sctoolkit.language import _, plural
from sctoolkit.model.code import Code
from sctoolkit.model.declaration import Declaration, OwnTool
from sctoolkit.model.problem import usable
from sctoolkit.model.text import slug
from sctoolkit.paths import is_file
from sctoolkit.report.declaration import Declared, open_clauses, record, rows, text

SCHEMA = "sctoolkit.declaration/1"
GSCP = "gscp-"
"""The reference tools of the programme may be named without it."""
LASTS = timedelta(days=365)
"""How long a declaration is current where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What the command line says of a declaration."""

    file: Path
    tool: str
    own_code: str = ""
    """The own tool as a code of the library."""
    answers: Path | None = None
    """An assessment of the questionnaire of the reference tool."""
    mapping: Path | None = None
    """A mapping of another tool to the reference."""
    sets: tuple[str, ...] = ()
    who: str = ""
    reviewer: str = ""
    asks: bool = False
    """Whether a person is there to be asked."""
    accessible: bool = False
    book: Path | None = None
    """A workbook of this comparison that people wrote in."""
    out: Path | None = None
    """Where a workbook or a signed file is written."""
    words: bool = False
    """Whether gaps and notes go into the signed file."""


def tell(shelf: Library, saying: Saying, wanted: Wanted, *, as_json: bool, exit_zero: bool) -> int:
    """Takes what is said, saves it, shows what it comes to. 4 while clauses are open."""
    code = reference(shelf, saying.tool)
    before, declaration = _found(shelf, saying, code)
    declaration = _written_in(_said(declaration, saying, code), saying, code)
    if declaration != before:
        save_declaration(declaration, saying.file)
        written(saying.file)
    if saying.asks:
        declaration = _asked(declaration, saying, code)
    one = declared(shelf, declaration, code, wanted)
    if saying.out is not None:
        _write(one, saying.out, words=saying.words)
    if as_json:
        show_json(SCHEMA, **record(one, wanted.shown), note=comparing.neutral())
    else:
        _show(one, wanted)
    return Exit.DONE if exit_zero else _exit(one, wanted)


def reference(shelf: Library, name: str) -> Code:
    """The reference tool by its id, for those of GSCP also without `gscp-`."""
    known = shelf.ids(CODES)
    return shelf.code(f"{GSCP}{name}" if name not in known and f"{GSCP}{name}" in known else name)


def declared(shelf: Library, declaration: Declaration, code: Code, wanted: Wanted) -> Declared:
    """The declaration as it stands today."""
    today = date.today().isoformat()  # noqa: DTZ011 - the user's own day
    own = _own_code(shelf, declaration.code)
    found = tuple(ages(declaration, today, code, own))
    hub = shelf.criteria()
    return Declared(declaration, code, hub, found, language.preferred(), wanted.blocking)


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
        if saying.own_code or saying.answers or saying.mapping:
            hint = _("--own, --answers and --from begin a file; change this one with --set.")
            check_free(saying.file, hint)
        found = open_declaration(saying.file, code)
        return found, found
    if saying.reviewer:
        raise NotFoundError(_("There is no file “{path}”.").format(path=saying.file))
    check_free(saying.file)
    fresh = _fresh(shelf, saying, code)
    begun = saying.own_code or saying.answers or saying.mapping or saying.sets or saying.asks
    if not begun:
        message = _("There is no file “{path}”.").format(path=saying.file)
        hint = _("Begin it in a terminal, or with --answers, --own, --from or --set.")
        raise NotFoundError(message, hint)
    return None, fresh


def from_code(shelf: Library, own: Code, code: Code, name: str) -> Declaration:
    """What the criteria say of one code against another, as a draft to be confirmed."""
    hub, today = shelf.criteria(), date.today()  # noqa: DTZ011 - the user's own day
    tool = OwnTool(own.title.to(language.preferred()), own.version, own.publisher, own.edition)
    return Declaration(
        name,
        code.name,
        tool,
        digest=code.digest,
        code=own.name,
        made=today.isoformat(),
        expires=(today + LASTS).isoformat(),
        tool=TOOL,
        claims=drafted(compare(position(own, hub), position(code, hub), hub)),
    )


def _fresh(shelf: Library, saying: Saying, code: Code) -> Declaration:
    today = date.today()  # noqa: DTZ011 - the user's own day
    begun = Declaration(
        slug(saying.file.stem) or "declaration",
        code.name,
        OwnTool(""),
        digest=code.digest,
        made=today.isoformat(),
        expires=(today + LASTS).isoformat(),
        tool=TOOL,
    )
    if saying.own_code:
        begun = from_code(shelf, shelf.code(saying.own_code), code, begun.id)
    if saying.mapping:
        begun = _with_mapping(begun, shelf, saying.mapping, code)
    return _with_answers(begun, shelf, saying.answers, code) if saying.answers else begun


def _with_mapping(begun: Declaration, shelf: Library, path: Path, code: Code) -> Declaration:
    """The declaration with the levels that a mapping gives, as drafts to be confirmed."""
    from sctoolkit.cli.mapped import towards  # noqa: PLC0415 - only for this

    found = towards(path, shelf, code)
    if len(found) > 1:
        tools = ", ".join(one.walk.source.name for one in found)
        message = _("{path} maps several tools to {code}: {tools}.")
        raise SctoolkitError(message.format(path=path, code=code.id, tools=tools))
    source = found[0].walk.source
    tool = OwnTool(source.title or source.name, source.edition, source.publisher)
    return replace(
        begun, own=begun.own if begun.own.name else tool, claims=drafted_by(found[0].walk)
    )


def _with_answers(begun: Declaration, shelf: Library, path: Path, code: Code) -> Declaration:
    """The declaration with what was answered to the questionnaire of the reference tool."""
    assessment, form, problems = load(path, shelf)
    warn(problems)
    claims = answered(code, form, assessment)
    if not claims:
        message = _("{path} says nothing about {code}.")
        raise SctoolkitError(message.format(path=path, code=code.id))
    said = {
        key.rpartition("tool-")[2]: str(answer.value)
        for key, answer in assessment.answers.items()
        if "tool-" in key and answer.value
    }
    own = OwnTool(
        said.get("name", "") or begun.own.name or assessment.organisation,
        said.get("version", "") or begun.own.version,
        said.get("owner", "") or begun.own.owner or assessment.organisation,
        said.get("date", "") or begun.own.date,
        said.get("type", ""),
    )
    merged = {
        name: replace(claim, computed=draft.computed, reference=draft.reference)
        for name, claim in claims.items()
        for draft in (begun.claim(name),)
    }
    return replace(begun, own=own, claims=begun.claims | merged)


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
    if is_oscal(out):
        from sctoolkit.cli.compare_oscal import write_declared as write_oscal  # noqa: PLC0415 - as below

        write_oscal(one, out, words=words)
        return
    if out.suffix.lower() == ".json":
        from sctoolkit.cli.compare_published import publish  # noqa: PLC0415 - an extra, and heavy

        publish(one.declaration, out, words=words)
        return
    from sctoolkit.files.comparison_workbook import write_declared  # noqa: PLC0415 - only for it

    write_declared(one.declaration, one.code, one.hub, out, one.language)
    written(out)


def _check_independent(declaration: Declaration, reviewer: str) -> None:
    """Raises SctoolkitError where the reviewer is somebody who declared any of it."""
    owners = {declaration.own.owner, *(claim.by for claim in declaration.claims.values())}
    if reviewer.casefold().strip() in {one.casefold().strip() for one in owners if one}:
        message = _("{name} declared it; a review is by somebody else.")
        raise SctoolkitError(message.format(name=reviewer))


def _asked(declaration: Declaration, saying: Saying, code: Code) -> Declaration:
    """The declaration after a person was asked; every clause is saved at once."""
    from sctoolkit.cli.assess_terminal import screen_for  # noqa: PLC0415 - prompts are heavy
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


def _show(one: Declared, wanted: Wanted) -> None:
    width = terminal_width()
    parts = [
        text(one, wanted.shown, width or WIDE),
        table(rows(one), width),
        "\n".join(wrapped(comparing.neutral(), width=width or WIDE)),
    ]
    show("\n\n".join(parts))


def _exit(one: Declared, wanted: Wanted) -> int:
    still_open = open_clauses(one)
    if still_open:
        count = len(still_open)
        said = plural("{count} clause is open:", "{count} clauses are open:", count)
        say(" ".join([said, ", ".join(still_open)]))
        return Exit.INCOMPLETE
    return held_against(wanted, of_tally(one.tally(verified=False)))
