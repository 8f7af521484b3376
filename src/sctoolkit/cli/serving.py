"""What the administrator's commands have in common: members and groups by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sctoolkit.errors import NotFoundError
from sctoolkit.language import _

if TYPE_CHECKING:
    from sctoolkit.clearinghouse.client import Client


def member_of(house: Client, name: str) -> str:
    """The id of a member; raises NotFoundError with the names that there are."""
    return _id(house.get("/admin/members"), name)


def group_of(house: Client, name: str) -> str:
    """The id of a group; raises NotFoundError with the names that there are."""
    return _id(house.get("/admin/groups"), name)


def account_of(house: Client, member: str, name: str) -> str:
    """The id of a person of a member; raises NotFoundError with the names that there are."""
    return _id(house.get(f"/members/{member}/accounts"), name)


def _id(rows: list[dict[str, Any]], name: str) -> str:
    found = [one["id"] for one in rows if name in (one["name"], one["id"])]
    if len(found) != 1:
        message = _("There is no “{name}”, or more than one.").format(name=name)
        names = [f"{one['name']} ({one['id']})" for one in rows if one["name"]]
        raise NotFoundError(message, _("There are: {names}.").format(names=", ".join(names)))
    return str(found[0])
