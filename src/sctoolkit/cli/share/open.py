"""`sctoolkit share open`: a bundle that another company packed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sctoolkit import TOOL, records
from sctoolkit.cli.opening import open_library
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.plan.plans import open_plan
from sctoolkit.cli.share.sharing import identity, known_cards, noted, read_file, today
from sctoolkit.cli.showing import command_line, say, show, show_json, warn, written
from sctoolkit.cli.tables import table
from sctoolkit.cli.targets import check_target
from sctoolkit.content.library import Library
from sctoolkit.engine.plans.updating import Occasion, OnConflict, update
from sctoolkit.engine.sharing.consenting import Sharing
from sctoolkit.engine.sharing.receiving import received, received_plan, verified
from sctoolkit.errors import Exit, NotFoundError, SctoolkitError
from sctoolkit.files.assessments.session import save
from sctoolkit.files.plan_workbook.remarks import KINDS, remark_problem
from sctoolkit.files.plans.store import holding, save_plan, store_of
from sctoolkit.files.saving import saving
from sctoolkit.files.sharing.consents import is_revoked
from sctoolkit.language import _, later, plural
from sctoolkit.model.problem import Problem, Source
from sctoolkit.model.sharing import Card
from sctoolkit.model.text import slug
from sctoolkit.problem_kinds import ProblemKind

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.bundle import Bundle

SCHEMA = "sctoolkit.bundle/1"
COLUMNS = (later("code"), later("clause"), later("severity"), later("outcome"), later("unit"))


def command(
    bundle: Path = typer.Argument(help="The bundle that you were sent."),
    out: Path | None = typer.Option(
        None, "--out", "-o", help="Write the answers here, for `score`, `report`, `plan write` …"
    ),
    consent: Path | None = typer.Option(
        None, "--consent", help="The consent for you, where the clearinghouse gave it beside."
    ),
    into: Path | None = typer.Option(
        None, "--into", help="Take what they verified over into this plan, which you lead."
    ),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    as_json: bool = typer.Option(False, "--json", help="Everything in it, as JSON."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Open a bundle that another company packed, and see what is in it.

    Refused where it was altered, is for someone else, comes from a sender whose card you do not
    keep, or where the owner's consent does not hold any more.
    """
    who = identity()
    shelf = open_library(library)
    found = _opened(bundle, consent, who.card)
    targets = [out, store_of(out)] if out and found.content.plan else [out] if out else []
    for target in targets:
        check_target(target, [bundle], overwrite=overwrite)
    warn([*_expired(found, bundle), *_other_content(found, shelf, bundle)])
    noted(who.card.name, "open", f"{found.consent.id} {out or bundle}")
    if out is not None:
        _write(found, out)
    if into is not None:
        _take_over(found, bundle, into)
    if as_json:
        show_json(SCHEMA, **{name: records.to_plain(getattr(found, name)) for name in PARTS})
    else:
        _show(found, out)
    return Exit.DONE


PARTS = ("manifest", "content", "consent")


def _opened(path: Path, beside: Path | None, me: Card) -> Bundle:
    """The bundle, its signatures and its consent proved."""
    from sctoolkit.clearinghouse.bundle import unpacked  # noqa: PLC0415 - an extra, and heavy
    from sctoolkit.clearinghouse.consents import (  # noqa: PLC0415 - as above
        Known,
        check_consent,
        read_consent,
    )
    from sctoolkit.clearinghouse.envelopes import refused  # noqa: PLC0415 - as above

    cards = known_cards(me)
    known = Known(lambda card: card.fingerprint in cards, is_revoked)
    found = unpacked(read_file(path), str(path), known.card, identity())
    if beside is not None:
        by, consent = read_consent(read_file(beside), str(beside))
        found = replace(found, by=by, consent=consent)
    manifest = found.manifest
    if manifest.recipient not in ("", me.fingerprint):
        raise refused(ProblemKind.FOR_SOMEONE_ELSE, str(path), _("packed for someone else"))
    place = found.content.facility
    if not place.address:
        place = replace(place, address=found.consent.facility.address)
    act = Sharing(place, manifest.sender.fingerprint, me.fingerprint, manifest.profile, today())
    check_consent(found.by, found.consent, act, known, str(path))
    return found


def _expired(found: Bundle, path: Path) -> list[Problem]:
    if today() <= found.manifest.expires:
        return []
    words = _("out of date since {day}").format(day=found.manifest.expires)
    return [ProblemKind.BUNDLE_EXPIRED.at(Source(str(path)), words, warning=True)]


def _other_content(found: Bundle, shelf: Library, path: Path) -> list[Problem]:
    """Where the questionnaire or a code here is not the one that the results were made with."""
    audit = found.content.audit
    theirs = {audit.questionnaire: audit.questionnaire_digest, **audit.codes}
    ours = {name: _digest(shelf, name) for name in theirs}
    message = _("{name}: yours is another edition")
    return [
        ProblemKind.OTHER_CONTENT.at(Source(str(path)), message.format(name=name), warning=True)
        for name, digest in theirs.items()
        if ours[name] != digest
    ]


def _digest(shelf: Library, name: str) -> str:
    plain = name.partition("@")[0]
    for find in (shelf.questionnaire, shelf.code):
        try:
            return find(plain).digest
        except NotFoundError:
            continue
    return ""


def _write(found: Bundle, out: Path) -> None:
    from sctoolkit.clearinghouse.consents import permission  # noqa: PLC0415 - an extra, and heavy

    name = f"{slug(found.content.facility.name)}-from-{slug(found.manifest.sender.name)}"
    assessment = received(found.content, name, TOOL)
    allowed = permission(found.by, found.consent)
    assessment = replace(assessment, shared=allowed)
    with saving(out):
        save(out, assessment)
    if found.content.plan is not None:
        store = store_of(out)
        with holding(store):
            store.unlink(missing_ok=True)
            save_plan(store, received_plan(found.content.plan, found.content, out.name, allowed))


def _take_over(found: Bundle, path: Path, into: Path) -> None:
    """What another company verified, put into the plan that this user leads."""
    theirs = found.content.plan
    store = store_of(into)
    with holding(store):
        mine = open_plan(into)
        if theirs is None or theirs.id != mine.id:
            message = _("{file} holds no copy of the plan {plan}.")
            raise SctoolkitError(message.format(file=path, plan=store))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        back = verified(theirs, found.manifest.sender.name, path.name, sha256)
        codes = {kind: problem.code for kind, problem in KINDS.items()}
        day = date.fromisoformat(today())
        sender = found.manifest.sender.name
        updated = update(mine, [back], Occasion(day, sender, OnConflict.SKIP, codes))
        warn([remark_problem(remark) for remark in updated.remarks])
        if updated.plan != mine:
            save_plan(store, updated.plan)
    count = len(updated.applied)
    say(plural("{count} entry taken over.", "{count} entries taken over.", count))


def _show(found: Bundle, out: Path | None) -> None:
    audit, place = found.content.audit, found.content.facility
    lines = [
        _("{facility} ({country}), assessed on {day} with {questionnaire} ({kind})").format(
            facility=place.name,
            country=place.country,
            day=audit.date,
            questionnaire=audit.questionnaire,
            kind=audit.kind,
        ),
        _("Shared by {sender} with the consent of {owner}, until {until}: {purpose}").format(
            sender=found.manifest.sender.name,
            owner=found.consent.owner,
            until=found.consent.until,
            purpose=found.consent.purpose,
        ),
    ]
    rows = [{head: getattr(one, head) for head in COLUMNS} for one in found.content.findings]
    show("\n".join([*lines, "", table(rows, None)] if rows else lines))
    if out is not None:
        written(out)
        if found.content.plan is not None:
            written(store_of(out))
        say(f"  {command_line('score', out, *_codes(found))}")


def _codes(found: Bundle) -> list[str]:
    return [
        word for name in found.content.audit.codes for word in ("--code", name.partition("@")[0])
    ]
