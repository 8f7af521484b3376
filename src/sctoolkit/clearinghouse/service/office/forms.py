"""What the administrator's pages have in common: what was done or refused is said on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from fastapi import HTTPException, Response
from pydantic import ValidationError
from starlette.convertors import Convertor, register_url_convertor

from sctoolkit.clearinghouse.service import logbook
from sctoolkit.clearinghouse.service.desk import Body, Desk, refused
from sctoolkit.clearinghouse.service.page import page
from sctoolkit.language import _, later

Filled = TypeVar("Filled", bound=Body)
IS_ID = re.compile(r"[0-9a-f]{32}")
MISTAKES = (409, 422)
"""What the person at the form can mend."""
SAID = {
    "joined": later("The member takes part now. Give its people accounts."),
    "ended": later("The account is ended: no token of it holds any more."),
    "suspended": later("The member is suspended: its tokens ended, what it shared is not shown."),
    "lifted": later("The suspension is lifted. Its people need fresh tokens."),
    "begun": later("The group has begun. Put members into it."),
    "put": later("The member is in the group, and reads its notice next."),
    "taken": later("The member is out of the group."),
    "confirmed": later("Confirmed: the member buys there."),
    "refused": later("Refused: the member does not buy there."),
    "merged": later("Merged: all that is known of both stands under one now."),
    "parted": later("Parted: each stands for itself again."),
}
"""What a page says of what was just done, by the word in its address."""


class IdConvertor(Convertor[str]):
    """An id in the address of a page: whatever is none leads to no page."""

    regex = IS_ID.pattern

    def convert(self, value: str) -> str:
        """As it stands."""
        return value

    def to_string(self, value: str) -> str:
        """As it stands."""
        return value


register_url_convertor("id", IdConvertor())


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody tried by a form in vain, and why."""

    problem: str = ""
    status: int = 200
    typed: Mapping[str, str] = field(default_factory=dict)


NOTHING = Tried()
Sheet = Callable[..., Response]
"""Shows a page again: the desk, the ids in its address, and what was tried on it."""


def shown(
    name: str,
    title: str,
    desk: Desk,
    tried: Tried = NOTHING,
    **given: Any,  # noqa: ANN401 - whatever the template shows
) -> Response:
    """A page of the administrator's, with what was done just now, or tried in vain."""
    done = SAID.get(desk.request.query_params.get("said", ""), "")
    given |= {"problem": tried.problem, "typed": tried.typed, "said": _(done) if done else ""}
    return page(f"office/{name}", title, desk, tried.status, **given)


def on(sheet: Sheet) -> Callable[[Sheet], Sheet]:
    """A form of that page: what is refused changes nothing, stands in the log, and is said there.

    What was typed stands in the form again.
    """

    def made(form: Sheet) -> Sheet:
        @wraps(form)
        def answered(desk: Desk, **given: Any) -> Response:  # noqa: ANN401 - what the form takes
            try:
                with desk.session.begin_nested():
                    return form(desk=desk, **given)
            except HTTPException as error:
                if error.status_code not in MISTAKES:
                    raise
                mistake = Tried(error.detail, error.status_code, given.get("sent", {}))
            path = f"{mistake.status} POST {desk.request.url.path}"
            logbook.note(desk.session, desk.caller.account, "refused", path)
            ids = {name: one for name, one in given.items() if isinstance(one, str)}
            return sheet(desk, tried=mistake, **ids)

        return answered

    return made


def filled(kind: type[Filled], **values: object) -> Filled:
    """What was typed as the API takes it; refused where it does not."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        fields = ", ".join(sorted({str(one["loc"][0]) for one in error.errors()}))
        message = _("Mend what you typed, and send it again: {fields}.")
        raise refused(message.format(fields=fields)) from error


def chosen(sent: Mapping[str, str], name: str) -> str:
    """The id that was chosen in a form; refused where none was."""
    found = sent.get(name, "")
    if not IS_ID.fullmatch(found):
        raise refused(_("Choose one of the list."))
    return found
