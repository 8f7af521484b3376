"""A bundle: results in a zip, with a manifest that names and its sender signs every byte."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from sctoolkit import records
from sctoolkit.clearinghouse.consents import consent_in
from sctoolkit.clearinghouse.envelopes import check_days, disclosed, enclose, envelope, refused
from sctoolkit.clearinghouse.keys import Identity, sealed, unsealed
from sctoolkit.engine.sharing.allowing import strays
from sctoolkit.language import _
from sctoolkit.model.sharing import Card, Consent, Content, Manifest, Signed
from sctoolkit.problem_kinds import ProblemKind

MANIFEST, CONTENT, CONSENT = "manifest.json", "content.json", "consent.json"
NAMES = (MANIFEST, CONTENT, CONSENT)
SEALED = b"sctoolkit sealed bundle 1\n"
"""What an encrypted bundle begins with; the encryption is bound to it."""
LARGEST = 16 * 1024 * 1024
"""Bytes of a bundle, and of each file in it when unpacked."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the zip, so that it tells nothing and the same is always the same."""
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What Python raises for archives that are damaged, encrypted or packed in unusual ways."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was in a bundle, as its sender signed it."""

    manifest: Manifest
    content: Content
    consent: Consent
    by: Signed
    """The consent in its envelope: who signed it."""


def packed(manifest: Manifest, content: Content, consent: Signed, who: Identity) -> bytes:
    """The bundle; the digests of the manifest are made here."""
    files = {CONTENT: records.to_line(content), CONSENT: records.to_line(consent)}
    digests = {name: sha256(raw).hexdigest() for name, raw in files.items()}
    whole = replace(manifest, digests=digests)
    head = {MANIFEST: records.to_line(enclose(whole, who))}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in (head | files).items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), raw, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def sealed_for(bundle: bytes, recipient: Card) -> bytes:
    """The bundle so that only its recipient can open it."""
    return SEALED + sealed(bundle, recipient, SEALED)


def unpacked(
    raw: bytes, file: str, known: Callable[[Card], bool], who: Identity | None = None
) -> Bundle:
    """What is in a bundle, every signature and digest proved; raises UnusableInputError.

    `known` says whether a sender's card is one that the reader has; `who` is the reader, without
    whom a sealed bundle stays closed.
    """
    files = _files(_opened(raw, file, who), file)
    head = envelope(files[MANIFEST], file, ProblemKind.BUNDLE_DAMAGED)
    manifest = disclosed(head, Manifest, file, ProblemKind.BUNDLE_ALTERED)
    check_days(file, expires=manifest.expires)
    if head.by != manifest.sender or not _holds(manifest, files):
        raise refused(
            ProblemKind.BUNDLE_ALTERED, file, _("its files are not those that were signed")
        )
    if not known(manifest.sender):
        message = _("signed by “{name}”, whose key you do not have (fingerprint {fingerprint})")
        sender = manifest.sender
        words = message.format(name=sender.name, fingerprint=sender.fingerprint)
        raise refused(ProblemKind.UNKNOWN_SENDER, file, words)
    by = envelope(files[CONSENT], file, ProblemKind.BAD_CONSENT)
    consent = consent_in(by, file)
    return Bundle(manifest, _content(files[CONTENT], manifest, file), consent, by)


def _opened(raw: bytes, file: str, who: Identity | None) -> bytes:
    if len(raw) > LARGEST:
        raise _damaged(file, _("larger than any bundle"))
    if not raw.startswith(SEALED):
        return raw
    clear = unsealed(raw.removeprefix(SEALED), who, SEALED) if who else None
    if clear is None:
        words = _("encrypted for someone else, or damaged")
        raise refused(ProblemKind.FOR_SOMEONE_ELSE, file, words)
    return clear


def _files(raw: bytes, file: str) -> dict[str, bytes]:
    """The files of the archive: those three, each once, none larger than it may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sorted(archive.namelist()) != sorted(NAMES):
                raise _damaged(file, _("it does not hold the files of a bundle"))
            return {name: _bounded(archive, name, file) for name in NAMES}
    except UNREADABLE as error:
        raise _damaged(file, _("not a zip archive, or a damaged one")) from error


def _bounded(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """Never unpacks more than a bundle may hold, whatever the archive says of itself."""
    with archive.open(name) as member:
        raw = member.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise _damaged(file, _("it unpacks to more than any bundle holds"))
    return raw


def _holds(manifest: Manifest, files: dict[str, bytes]) -> bool:
    actual = {name: sha256(files[name]).hexdigest() for name in (CONTENT, CONSENT)}
    return manifest.digests == actual


def _content(raw: bytes, manifest: Manifest, file: str) -> Content:
    content = records.from_json(raw, Content)
    if content is None:
        raise _damaged(file, _("its content is none that this sctoolkit reads"))
    strange = records.strangers(raw, content) or strays(content, manifest.profile)
    if strange:
        message = _("{fields}: not on the list of what may be shared")
        raise refused(ProblemKind.NOT_ON_LIST, file, message.format(fields=", ".join(strange[:5])))
    return content


def _damaged(file: str, words: str) -> Exception:
    return refused(ProblemKind.BUNDLE_DAMAGED, file, words)
