"""`sctoolkit share leave`: out of one group, or out of the clearinghouse for good."""

from __future__ import annotations

import typer

from sctoolkit.cli.share.sharing import client, id_of
from sctoolkit.cli.showing import say
from sctoolkit.errors import Exit, SctoolkitError
from sctoolkit.files.sharing.login import forget_login
from sctoolkit.language import _


def command(
    group: str = typer.Argument("", help="One of your groups."),
    for_good: bool = typer.Option(
        False, "--for-good", help="Leave the clearinghouse: what you shared is deleted there."
    ),
) -> int:
    """Leave a group, or the clearinghouse with --for-good.

    Who leaves a group is no longer known, matched or talked to by its members; what owners
    consented to is not touched. Who leaves for good takes everything out: results, consents that
    they gave, lists, talks, calendar; all tokens end. The log stays. `share export` first.
    """
    if bool(group) == for_good:
        raise SctoolkitError(_("Say which group you leave, or --for-good."))
    house = client()
    if for_good:
        house.post("/leave")
        forget_login()
        say(_("You left. What you shared was deleted; your tokens have ended."))
        return Exit.DONE
    house.post(f"/groups/{id_of(house.get('/groups'), group)}/leave")
    say(_("You left the group {name}.").format(name=group))
    return Exit.DONE
