"""What all pages have in common: how one is put together, and what was typed into its forms."""

from __future__ import annotations

import urllib.parse
from functools import lru_cache
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import UploadFile

from sctoolkit.clearinghouse.service.desk import Desk
from sctoolkit.clearinghouse.service.tables import Member
from sctoolkit.language import _, spoken
from sctoolkit.model.text import steady


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("sctoolkit.clearinghouse.service", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: steady(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["_"] = _
    return made


def page(
    name: str,
    title: str,
    desk: Desk | None = None,
    status: int = 200,
    **shown: Any,  # noqa: ANN401 - whatever the template shows
) -> HTMLResponse:
    """One page, with the ways on that the caller has; what stands on it is escaped."""
    known = {"member": "", "administers": False, "shares": False, "problem": "", "said": ""}
    known |= {"language": spoken(), "title": title, **(_ways(desk) if desk else {})}
    text = _templates().get_template(f"{name}.html.j2").render(known | shown)
    return HTMLResponse(text, status)


def _ways(desk: Desk) -> dict[str, str | bool]:
    """Whose pages these are; who only runs the clearinghouse has no card, and shares nothing."""
    administers = desk.caller.may("admin")
    shares = not administers or bool(desk.session.get_one(Member, desk.me).card)
    return {"member": desk.caller.name, "administers": administers, "shares": shares}


def to(path: str) -> RedirectResponse:
    """Leads on to a page, once what was asked for is done."""
    return RedirectResponse(path, 303)


async def typed(request: Request) -> dict[str, str]:
    """What was typed into a form of ours; refused where the form stood on another page.

    Of a file that was chosen it is the SHA-256: nothing else of it is kept.
    """
    origin = request.headers.get("origin", "")
    same = urllib.parse.urlsplit(origin).netloc == request.headers.get("host", "")
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin" or (
        origin not in ("", "null") and not same
    ):
        raise HTTPException(403, _("This form belongs to another page."))
    async with request.form() as form:
        return {name: await _plain(value) for name, value in form.items()}


async def _plain(value: UploadFile | str) -> str:
    if isinstance(value, str):
        return value.strip()
    return sha256(await value.read()).hexdigest() if value.size else ""


Typed = Annotated[dict[str, str], Depends(typed)]
