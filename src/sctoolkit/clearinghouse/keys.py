"""Keys: who signed something, and who alone can open it (cryptography's only door).

Signatures are Ed25519 (RFC 8032). What is encrypted is so by HPKE (RFC 9180) with X25519,
HKDF-SHA256 and ChaCha20-Poly1305. What is signed is always preceded by what it is, so that a
signature for one thing never passes for another.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hpke, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from sctoolkit.model.sharing import Card, KeyFile, Signed

SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody's own keys, ready for use."""

    card: Card
    sign: Ed25519PrivateKey
    seal: X25519PrivateKey


def new_key(name: str) -> KeyFile:
    """Fresh keys for somebody."""
    sign, seal = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    card = Card(
        name,
        _text(sign.public_key().public_bytes_raw()),
        _text(seal.public_key().public_bytes_raw()),
    )
    return KeyFile(card, _text(sign.private_bytes_raw()), _text(seal.private_bytes_raw()))


def locked(key: KeyFile, passphrase: str) -> KeyFile:
    """The same keys, encrypted under a passphrase; they must be open."""
    who = identity(key)
    if who is None:
        raise ValueError(key.card.name)
    how = serialization.BestAvailableEncryption(passphrase.encode())
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    sign, seal = (one.private_bytes(*form, how).decode() for one in (who.sign, who.seal))
    return KeyFile(key.card, sign, seal, locked=True)


def identity(key: KeyFile, passphrase: str = "") -> Identity | None:
    """The keys in a key file; None where they are damaged, do not belong together, or stay locked.

    What is locked under another passphrase cannot be told from what is damaged.
    """
    try:
        sign, seal = _unlocked(key, passphrase) if key.locked else _open(key)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    if not isinstance(sign, Ed25519PrivateKey) or not isinstance(seal, X25519PrivateKey):
        return None
    public = (
        _text(sign.public_key().public_bytes_raw()),
        _text(seal.public_key().public_bytes_raw()),
    )
    return Identity(key.card, sign, seal) if public == (key.card.sign, key.card.seal) else None


def _open(key: KeyFile) -> tuple[object, object]:
    sign = Ed25519PrivateKey.from_private_bytes(_raw(key.sign))
    return sign, X25519PrivateKey.from_private_bytes(_raw(key.seal))


def _unlocked(key: KeyFile, passphrase: str) -> tuple[object, object]:
    words = passphrase.encode()
    sign = serialization.load_pem_private_key(key.sign.encode(), words)
    return sign, serialization.load_pem_private_key(key.seal.encode(), words)


def is_card(card: Card) -> bool:
    """Whether both public keys are keys, written in the one way there is."""
    try:
        Ed25519PublicKey.from_public_bytes(_raw(card.sign))
        X25519PublicKey.from_public_bytes(_raw(card.seal))
    except ValueError:
        return False
    return all(_text(_raw(key)) == key for key in (card.sign, card.seal)) and bool(card.name)


def signed(schema: str, body: str, who: Identity) -> Signed:
    """The body with the signature of one who stands for it."""
    return Signed(schema, body, who.card, _text(who.sign.sign(_message(schema, body))))


def is_genuine(one: Signed, schema: str) -> bool:
    """Whether it is of that schema, and was signed by whose card it carries."""
    try:
        key = Ed25519PublicKey.from_public_bytes(_raw(one.by.sign))
        key.verify(_raw(one.signature), _message(schema, one.body))
    except (ValueError, InvalidSignature):
        return False
    return one.schema == schema


def sealed(content: bytes, recipient: Card, purpose: bytes) -> bytes:
    """The content, for the recipient's eyes only."""
    public = X25519PublicKey.from_public_bytes(_raw(recipient.seal))
    return bytes(SUITE.encrypt(content, public, info=purpose))


def unsealed(content: bytes, who: Identity, purpose: bytes) -> bytes | None:
    """What was sealed for this person; None where it was for someone else or was altered."""
    try:
        return bytes(SUITE.decrypt(content, who.seal, info=purpose))
    except (InvalidTag, ValueError):
        return None


def _message(schema: str, body: str) -> bytes:
    return f"{schema}\n{body}".encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _raw(text: str) -> bytes:
    """Raises ValueError where it is no base64."""
    try:
        return base64.b64decode(text.encode(), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError(str(error)) from error
