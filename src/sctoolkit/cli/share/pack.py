"""`sctoolkit share pack`: results for another company, signed, allow-listed and consented to."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from sctoolkit import TOOL, records
from sctoolkit.cli.clock import now
from sctoolkit.cli.opening import (
    Opened,
    open_assessment,
    open_library,
    score_against,
    wanted_codes,
)
from sctoolkit.cli.options import LIBRARY
from sctoolkit.cli.origins import origins
from sctoolkit.cli.plan.plans import open_plan
from sctoolkit.cli.share.consent_give import EVERYONE
from sctoolkit.cli.share.remarks import problems_of
from sctoolkit.cli.share.sharing import (
    day_or,
    identity,
    known_cards,
    named,
    noted,
    read_file,
    today,
)
from sctoolkit.cli.showing import say, show, show_json, warn, written
from sctoolkit.cli.targets import check_target
from sctoolkit.engine.sharing.consenting import Sharing
from sctoolkit.engine.sharing.disclosing import Disclosure, disclose
from sctoolkit.engine.sharing.gate import Wishes
from sctoolkit.errors import Exit, SctoolkitError, UnusableInputError
from sctoolkit.files.saving import saving, write_atomically
from sctoolkit.files.sharing.consents import is_revoked
from sctoolkit.language import _, in_quotes
from sctoolkit.model.problem import usable
from sctoolkit.model.result import Result
from sctoolkit.model.sharing import AuditKind, Card, Consent, Manifest, Profile, Signed

SCHEMA = "sctoolkit.pack/1"
A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Packing:
    """What is packed for whom, with whose consent."""

    opened: Opened
    results: list[Result]
    recipient: Card | None
    """None for every member of a clearinghouse whom a consent allows it."""
    consent: Consent
    by: Signed


def command(
    file: Path = typer.Argument(help="The assessment, as `sctoolkit assess` saved it."),
    to: str = typer.Option(
        ..., "--to", help="Whom it is for: the name on a card; `all` for a clearinghouse."
    ),
    consent: Path = typer.Option(
        ..., "--facility", help="The consent of the owner of the facility (a file)."
    ),
    profile: Profile = typer.Option(Profile.MEMBER, "--profile", help="How much is shown."),
    code: list[str] | None = typer.Option(
        None, "--code", "-c", help="Score against this code (default: as `score` has it)."
    ),
    plan: Path | None = typer.Option(
        None, "--plan", help="With this action plan, or the one beside this assessment."
    ),
    kind: AuditKind = typer.Option(AuditKind.SELF, "--kind", help="Who looked at the facility."),
    auditor: str = typer.Option("", "--auditor", help="The auditing company, never a person."),
    confirm: list[str] = typer.Option(
        [], "--confirm", help="I looked at the words of this question or action; they may leave."
    ),
    without: list[str] = typer.Option(
        [], "--without", help="Leave the answer to this question out."
    ),
    expires: datetime | None = typer.Option(
        None,
        "--expires",
        formats=["%Y-%m-%d"],
        help="Out of date after this day (default: a year).",
    ),
    preview: bool = typer.Option(
        False, "--preview", help="Show exactly what would leave, no more."
    ),
    encrypt: bool = typer.Option(
        True, "--encrypt/--no-encrypt", help="So that only the recipient can open it."
    ),
    out: Path = typer.Option(Path("bundle.zip"), "--out", "-o", help="The bundle to write."),
    overwrite: bool = typer.Option(False, "--overwrite", help="Replace a file that exists."),
    as_json: bool = typer.Option(False, "--json", help="Say as JSON what was written."),
    library: list[Path] | None = LIBRARY,
) -> int:
    """Pack results for another company: signed, allow-listed, and only with the owner's consent.

    Prices, costs, volumes, capacities, orders, lead times, customers, quotas and discounts never
    leave; personal data is taken out; words that may mean them are shown and wait for you.
    """
    check_target(out, [file, consent], overwrite=overwrite or preview)
    who = identity()
    opened = _own_answers(file, library or ())
    results = [score_against(opened, one) for one in wanted_codes(opened, code)]
    by, allowed = _consent(consent)
    recipient = None if to == EVERYONE else named(to, who.card)
    packing = Packing(opened, results, recipient, allowed, by)
    _check_consent(packing, who.card, profile, consent)
    wishes = Wishes(
        profile,
        allowed.facility,
        kind,
        auditor,
        frozenset(confirm),
        frozenset(without),
        _vetted(opened),
        open_plan(plan) if plan else None,
    )
    disclosure = _disclosed(packing, wishes)
    if preview:
        show(records.to_json(disclosure.content))
    _judge(disclosure, file)
    if preview:
        return Exit.DONE
    from sctoolkit.clearinghouse.bundle import packed, sealed_for  # noqa: PLC0415 - an extra

    manifest = _manifest(packing, who.card, profile, day_or(expires, A_YEAR))
    raw = packed(manifest, disclosure.content, by, who)
    noted(who.card.name, "pack", f"{allowed.id} {manifest.id} {to}")
    with saving(out):
        write_atomically(out, sealed_for(raw, recipient) if encrypt and recipient else raw)
    _tell(manifest, out, as_json=as_json)
    return Exit.DONE


def _own_answers(file: Path, library: Sequence[Path]) -> Opened:
    """The assessment; raises SctoolkitError for one that another company shared."""
    opened = open_assessment(file, open_library(library), library)
    if opened.assessment.shared is not None:
        message = _("{file} is what another company shared with you: not yours to pass on.")
        raise SctoolkitError(message.format(file=file))
    return opened


def _consent(path: Path) -> tuple[Signed, Consent]:
    from sctoolkit.clearinghouse.consents import read_consent  # noqa: PLC0415 - an extra

    return read_consent(read_file(path), str(path))


def _check_consent(packing: Packing, me: Card, profile: Profile, path: Path) -> None:
    """Raises where the consent does not allow this, or is about another facility."""
    from sctoolkit.clearinghouse.consents import Known, check_consent  # noqa: PLC0415 - an extra

    place = packing.consent.facility
    recipient = packing.recipient.fingerprint if packing.recipient else packing.consent.recipient
    act = Sharing(place, me.fingerprint, recipient, profile, today())
    cards = known_cards(me)
    known = Known(lambda card: card.fingerprint in cards, is_revoked)
    check_consent(packing.by, packing.consent, act, known, str(path))
    about = [packing.opened.assessment.site, packing.opened.assessment.organisation]
    if place.name.casefold() not in (name.casefold() for name in about):
        message = _("The consent is about “{facility}”, the answers are about {subject}.")
        names = ", ".join(in_quotes(name) for name in about if name)
        raise SctoolkitError(
            message.format(facility=place.name, subject=names or "?"),
            _("If they are the same, write the name alike in both."),
        )


def _vetted(opened: Opened) -> frozenset[str]:
    """What was looked at of the bundled questionnaire; nothing of one put in its place."""
    from sctoolkit.clearinghouse.vocabulary import vetted  # noqa: PLC0415 - only here

    if any(one.instead_of for one in origins(opened, [])):
        return frozenset()
    return vetted(opened.questionnaire.id)


def _disclosed(packing: Packing, wishes: Wishes) -> Disclosure:
    from sctoolkit.clearinghouse.vocabulary import bundled_vocabulary  # noqa: PLC0415 - only here

    opened = packing.opened
    return disclose(
        opened.questionnaire, opened.assessment, packing.results, bundled_vocabulary(), wishes
    )


def _manifest(packing: Packing, sender: Card, profile: Profile, expires: str) -> Manifest:
    return Manifest(
        id=secrets.token_hex(16),
        sender=sender,
        recipient=packing.recipient.fingerprint if packing.recipient else "",
        profile=profile,
        made=now(),
        expires=expires,
        tool=TOOL,
        consent=packing.consent.id,
        digests={},
    )


def _judge(disclosure: Disclosure, file: Path) -> None:
    """Shows what was taken out; raises where something must not leave or was not looked at."""
    problems = problems_of(disclosure, str(file))
    if not usable(problems):
        raise UnusableInputError(_("Nothing was packed."), problems)
    warn(problems)


def _tell(manifest: Manifest, out: Path, *, as_json: bool) -> None:
    if as_json:
        show_json(SCHEMA, file=str(out), manifest=records.to_plain(manifest))
        return
    written(out)
    say(_("Results are out of date after {day}.").format(day=manifest.expires))
