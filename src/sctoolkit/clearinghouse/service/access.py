"""Who calls: tokens, of which only digests are kept, and what they may do."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, exists, func, select, update
from sqlalchemy.orm import Session

from sctoolkit.clearinghouse.service.database import becoming
from sctoolkit.clearinghouse.service.tables import Account, Belonging, Member, Token

ROLES = ("reader", "writer", "admin")
"""Each may do all that the one before may."""
UNREAD = exists().where(Belonging.member_id == Member.id, ~Belonging.read_notice)
ASKED = (
    select(
        Token.scope,
        Token.expires,
        Token.revoked,
        Account.id.label("account"),
        Account.role,
        Member.id.label("member"),
        Member.name,
        Member.state,
        UNREAD.label("unread"),
        becoming(Member.id),
    )
    .join(Account, Account.id == Token.account_id)
    .join(Member, Member.id == Account.member_id)
    .where(Token.digest == bindparam("digest"))
)
"""Asked by every request, so it is put together once; the transaction becomes the member's."""


@dataclass(frozen=True, slots=True)
class Caller:
    """An account that showed a token."""

    account: str
    member: str
    name: str
    role: str
    read_notice: bool
    """That of every group that the member belongs to."""

    def may(self, role: str) -> bool:
        """Whether the token and the account allow what needs this role."""
        return ROLES.index(self.role) >= ROLES.index(role)


def digest_of(token: str) -> str:
    """What is kept of a token: it has 256 random bits, so that a plain digest cannot be guessed."""
    return sha256(token.encode()).hexdigest()


def caller_of(session: Session, token: str) -> Caller | None:
    """Who showed it; None for a token that is unknown, expired or revoked, or of one who left.

    The transaction is theirs then: where there is none, or they may not, it is not gone on with.
    """
    shown = session.execute(ASKED, {"digest": digest_of(token)}).first()
    if shown is None:
        return None
    expired = shown.expires.replace(tzinfo=UTC) <= datetime.now(UTC)
    if shown.revoked or expired or shown.state != "active":
        return None
    role = min(shown.scope, shown.role, key=ROLES.index)
    session.info["member"] = shown.member
    return Caller(shown.account, shown.member, shown.name, role, not shown.unread)


def new_token(session: Session, account: str, scope: str, days: int) -> str:
    """A fresh token; it is shown once, here."""
    token = f"sct_{secrets.token_urlsafe(32)}"
    expires = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=days)
    session.add(
        Token(
            digest=digest_of(token), account_id=account, scope=scope, expires=expires, revoked=False
        )
    )
    return token


def until(whose: ColumnElement[bool]) -> ScalarSelect[datetime]:
    """When the last token ends of those that were not ended before, as a part of a query."""
    return select(func.max(Token.expires)).where(whose, ~Token.revoked).scalar_subquery()


def day_of(ends: datetime | None) -> str | None:
    """The day on which a token ends."""
    return ends.date().isoformat() if ends else None


def revoke_all(session: Session, member: str) -> None:
    """No token of the member opens anything any more."""
    own = select(Account.id).where(Account.member_id == member)
    session.execute(update(Token).where(Token.account_id.in_(own)).values(revoked=True))
