"""What of a declaration is given to others: chosen field by field, so that nothing slips in."""

from __future__ import annotations

from dataclasses import replace

from sctoolkit.model.declaration import (
    FORMAT,
    Claim,
    Declaration,
    Published,
    PublishedClaim,
)


def published(declaration: Declaration, today: str, *, words: bool) -> Published:
    """The comparison for others; gaps and notes, which are free text, only with `words`.

    Evidence, planned actions and the names of those who declared it stay where they are.
    """
    return Published(
        FORMAT,
        declaration.id,
        declaration.reference,
        declaration.digest,
        replace(declaration.own, documents=tuple(filter(_is_link, declaration.own.documents))),
        declaration.made,
        declaration.expires,
        declaration.superseded_by,
        today,
        declaration.tool,
        {name: _claim(one, words=words) for name, one in declaration.claims.items()},
    )


def _is_link(where: str) -> bool:
    return where.lower().startswith(("https://", "http://"))


def _claim(claim: Claim, *, words: bool) -> PublishedClaim:
    review = claim.review if claim.verified is not None else None
    return PublishedClaim(
        claim.level,
        claim.computed,
        claim.reference,
        claim.verified,
        review.by if review else "",
        review.at[:10] if review else "",
        claim.gap if words else "",
        review.note if review and words else "",
    )
