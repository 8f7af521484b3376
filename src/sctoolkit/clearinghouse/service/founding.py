"""The first administrator, who lets all others in."""

from __future__ import annotations

import secrets

from sqlalchemy import Engine, select

from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.access import new_token, revoke_all
from sctoolkit.clearinghouse.service.database import acting
from sctoolkit.clearinghouse.service.tables import Account, Group, Member
from sctoolkit.clearinghouse.service.visibility import EVERYTHING
from sctoolkit.errors import SctoolkitError
from sctoolkit.language import _

FIRST = "members"
"""The name of the group that there is from the beginning."""


def is_new(engine: Engine) -> bool:
    """Whether nobody is in yet."""
    with acting(engine, EVERYTHING) as session:
        return session.scalars(select(Member).limit(1)).first() is None


def found(engine: Engine, name: str, days: int = 90) -> str:
    """The token of the first administrator; raises SctoolkitError where there are members.

    The operator takes no part in sharing: it has no card, and is on no list.
    """
    with acting(engine, EVERYTHING) as session:
        if session.scalars(select(Member).limit(1)).first() is not None:
            raise SctoolkitError(_("This clearinghouse has its administrator already."))
        member = Member(
            id=secrets.token_hex(16), name=name, fingerprint="", card="", state="active"
        )
        account = Account(id=secrets.token_hex(16), member_id=member.id, name=name, role="admin")
        session.add(member)
        session.add(Group(id=secrets.token_hex(16), name=FIRST, purpose=""))
        session.flush()
        session.add(account)
        session.flush()
        token = new_token(session, account.id, "admin", days)
        session.flush()
        logbook.note(session, account.id, "found", member.id)
        return token


def another_token(engine: Engine, name: str, days: int = 90) -> str:
    """A fresh token for the administrator, for whoever has the machine; earlier ones end."""
    with acting(engine, EVERYTHING) as session:
        asked = select(Account).where(Account.name == name, Account.role == "admin")
        account = session.scalars(asked).first()
        if account is None:
            raise SctoolkitError(_("There is no administrator “{name}”.").format(name=name))
        revoke_all(session, account.member_id)
        token = new_token(session, account.id, "admin", days)
        session.flush()
        logbook.note(session, account.id, "token", account.id)
        return token
