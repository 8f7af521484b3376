"""What the administrator's commands have in common: members and groups by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sctoolkit.cli.share.sharing import id_of

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client


def member_of(house: Client, name: str) -> str:
    """The id of a member; raises NotFoundError with the names that there are."""
    return id_of(house.get("/admin/members"), name)


def group_of(house: Client, name: str) -> str:
    """The id of a group; raises NotFoundError with the names that there are."""
    return id_of(house.get("/admin/groups"), name)


def account_of(house: Client, member: str, name: str) -> str:
    """The id of a person of a member; raises NotFoundError with the names that there are."""
    return id_of(house.get(f"/members/{member}/accounts"), name)
