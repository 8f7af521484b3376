"""`sctoolkit relate`: which criteria the clauses of one's own code ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from sctoolkit import comparing, language, wording
from sctoolkit.cli.asking import can_ask
from sctoolkit.cli.opening import all_usable, open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.showing import command_line, say, show, show_json, terminal_width, written
from sctoolkit.cli.tables import table
from sctoolkit.content.library import CODES, Library, bundled
from sctoolkit.document import did_you_mean
from sctoolkit.engine.equivalence.mapped import Hint, hints
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.files.clauses.relations import Related, is_open, open_clauses, relate
from sctoolkit.files.clauses.suggesting import Suggestion, Wordings, mapped
from sctoolkit.language import _, later, plural
from sctoolkit.model.code import Clause, Code, CriteriaHub, Relation
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

SCHEMA = "sctoolkit.relate/1"
SOURCE = Source("--set")
NONE = "none"
"""Stands in place of a criterion, before the reason why there is none."""


def command(
    code: str = typer.Argument(help="The id of your code."),
    clauses: list[str] | None = typer.Option(
        None, "--clause", help="Only this clause, also where it was related before."
    ),
    sets: list[str] | None = typer.Option(
        None,
        "--set",
        metavar="CLAUSE=CRITERION:HOW",
        help="Give one relation: HOW is equivalent, partial:REASON, exceeds:REASON or a level of "
        "the criterion; CLAUSE=none:REASON where no criterion covers it. May be given several "
        "times.",
    ),
    mapping: Path | None = typer.Option(
        None,
        "--from",
        help="Suggest also what a mapping of another tool says (OSCAL, CISO Assistant) between "
        "your code and a known one.",
    ),
    no_input: bool = typer.Option(False, "--no-input", help="Never ask; show suggestions."),
    accessible: bool = typer.Option(False, "--accessible", help="Ask in plain lines."),
    as_json: bool = typer.Option(False, "--json", help="The suggestions as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Say which criteria the clauses of your code ask for, so that it can be compared and scored.

    In a terminal it goes through the open clauses, with suggestions by similar wording and, with
    --from, by a mapping: each is shown to be confirmed, none is taken by itself. Every clause is
    saved at once; the same command goes on at the next open one. Leaves with 4 while clauses are
    open.
    """
    shelf = open_library(library)
    own, path = shelf.code(code), _own_file(shelf, code)
    hub = shelf.criteria()
    if sets:
        _set(own, path, hub, sets)
        own = open_library(library).code(code)
    wanted = _wanted(own, clauses or ())
    others = [one for one in all_usable(shelf, CODES) if one.id != own.id]
    suggest = Suggesting(Wordings(hub, others), _mapped(shelf, mapping, own, hub)).of
    if not (sets or no_input or as_json) and wanted and can_ask(accessible=accessible):
        _ask(wanted, path, hub, suggest, accessible=accessible)
        own = open_library(library).code(code)
    elif not sets or as_json:
        _show(wanted, suggest, as_json=as_json)
    return _exit(own, code)


Suggest = Callable[[Clause], list[Suggestion]]


@dataclass(frozen=True, slots=True)
class Suggesting:
    """What a clause may ask for, by similar wording and by mappings of other tools."""

    wordings: Wordings
    hints: Mapping[str, Sequence[Hint]]

    def of(self, clause: Clause) -> list[Suggestion]:
        """What is mapped comes first; each criterion once."""
        tongue = language.preferred()
        known = [mapped(hint) for hint in self.hints.get(clause.id, ())]
        names = {one.criterion for one in known}
        alike = self.wordings.suggestions(f"{clause.title.to(tongue)}. {clause.gist.to(tongue)}")
        return known + [one for one in alike if one.criterion not in names]


def _mapped(
    shelf: Library, path: Path | None, own: Code, hub: CriteriaHub
) -> dict[str, list[Hint]]:
    """What a mapping of another tool says of the clauses of the own code."""
    from sctoolkit.cli.compare.mapped import about  # noqa: PLC0415 - only where one is given

    found: dict[str, list[Hint]] = {}
    for one in about(path, shelf, own) if path else ():
        if one.target is not None:
            for clause, each in hints(one.walk, one.target, hub).items():
                found.setdefault(clause, []).extend(each)
    return found


def _own_file(shelf: Library, name: str) -> Path:
    """The file of the code; raises SctoolkitError for one that comes with sctoolkit."""
    path = shelf.ids(CODES)[name.partition("@")[0]]
    if path.resolve().is_relative_to(bundled().resolve() / "codes"):
        message = _("{code} comes with sctoolkit; only your own codes are changed.")
        raise SctoolkitError(message.format(code=name))
    return path


def _wanted(own: Code, names: Sequence[str]) -> list[Clause]:
    if not names:
        return open_clauses(own)
    known = {clause.id: clause for clause in own.clauses()}
    unknown = [name for name in names if name not in known]
    if unknown:
        message = _("{code} has no clause “{clause}”").format(code=own.id, clause=unknown[0])
        raise SctoolkitError(message, did_you_mean(unknown[0], list(known)))
    return [known[name] for name in names]


def _ask(
    clauses: Sequence[Clause], path: Path, hub: CriteriaHub, suggest: Suggest, *, accessible: bool
) -> None:
    from sctoolkit.cli.assess.in_terminal import screen_for  # noqa: PLC0415 - prompts are heavy
    from sctoolkit.wizard.relating import Relating, relate_clauses  # noqa: PLC0415 - as above

    def save(clause: str, related: Sequence[Related], outside: str) -> None:
        relate(path, clause, related, outside)

    relate_clauses(clauses, Relating(hub, suggest, screen_for(accessible=accessible), save))
    written(path)


def _show(clauses: Sequence[Clause], suggest: Suggest, *, as_json: bool) -> None:
    """What may fit each clause, for people who edit the file by hand, and for programs."""
    tongue = language.preferred()
    found = {one.id: suggest(one) for one in clauses}
    if as_json:
        show_json(SCHEMA, suggestions=found)
    elif found:
        rows = [row for one in clauses for row in _rows(one, found[one.id], tongue)]
        show(table(rows, terminal_width()))


def _rows(clause: Clause, found: Sequence[Suggestion], tongue: str) -> list[dict[str, str]]:
    heads = (later("clause"), later("title"), later("criterion"), later("alike"), later("like"))
    if not found:
        return [dict(zip(heads, (clause.id, clause.title.to(tongue), "—", "", ""), strict=True))]
    return [
        dict(
            zip(
                heads,
                (
                    clause.id if place == 0 else "",
                    clause.title.to(tongue) if place == 0 else "",
                    one.criterion,
                    *_why(one),
                ),
                strict=True,
            )
        )
        for place, one in enumerate(found)
    ]


def _why(one: Suggestion) -> tuple[str, str]:
    """How much alike and to what; of a mapping what it says."""
    if one.mapped is None:
        return wording.in_percent(round(one.score)), one.like
    said = comparing.mapped_to(one.mapped, one.like)
    return _("mapped"), " · ".join(filter(None, (said, one.asked, one.confidence)))


def _exit(own: Code, name: str) -> int:
    count = sum(map(is_open, own.clauses()))
    if not count:
        say(_("Every clause is related. See: {command}").format(command=command_line("show", name)))
        return Exit.DONE
    said = plural(
        "{count} clause is not related yet.", "{count} clauses are not related yet.", count
    )
    say(said)
    return Exit.INCOMPLETE


def _set(own: Code, path: Path, hub: CriteriaHub, sets: Sequence[str]) -> None:
    """Writes what the command line says; raises UnusableInputError with all that is wrong."""
    found: dict[str, list[Related]] = {}
    outside: dict[str, str] = {}
    problems: list[Problem] = []
    for typed in sets:
        clause, _equals, said = (part.strip() for part in typed.partition("="))
        name, _colon, how = (part.strip() for part in said.partition(":"))
        one = None if name == NONE else _related(name, how, hub)
        if clause not in [known.id for known in own.clauses()]:
            problems.append(_unknown_clause(own, clause))
        elif name == NONE and how:
            outside[clause] = how
        elif one is None:
            message = _("“{said}” says not which criterion, and how much of it")
            problems.append(ProblemKind.UNKNOWN_RELATION.at(SOURCE, message.format(said=said)))
        else:
            found.setdefault(clause, []).append(one)
    if problems:
        raise UnusableInputError(_("Nothing was changed."), problems)
    for clause in {**found, **outside}:
        relate(path, clause, found.get(clause, ()), outside.get(clause, ""))
    written(path)


def _unknown_clause(own: Code, clause: str) -> Problem:
    message = _("{code} has no clause “{clause}”").format(code=own.id, clause=clause)
    hint = did_you_mean(clause, [one.id for one in own.clauses()])
    return ProblemKind.UNKNOWN_CLAIM.at(SOURCE, message, hint)


def _related(name: str, how: str, hub: CriteriaHub) -> Related | None:
    criterion = hub.criteria.get(name)
    if criterion is None:
        return None
    if criterion.levels:
        return Related(name, level=how) if criterion.level_rank(how) else None
    word, _colon, because = (part.strip() for part in how.partition(":"))
    if word not in list(Relation) or (word != Relation.EQUIVALENT and not because):
        return None
    return Related(name, Relation(word), because=because)
