"""An OSCAL mapping collection, of this program or any other, as crosswalks."""

from __future__ import annotations

from sctoolkit.document import Cursor
from sctoolkit.interchange.oscal import COVERED, COVERS, NAMESPACE, TYPES
from sctoolkit.model.crosswalk import Crosswalk, End, Relationship, Tie
from sctoolkit.model.equivalence import Degree

ROOT = "mapping-collection"
RELATIONSHIPS = {
    word: one for one, typed in TYPES.items() for word in (typed, typed.rpartition("-")[0])
}
"""By OSCAL's words; drafts of the model left out their last part."""


def is_one(root: Cursor) -> bool:
    """Whether the file is one, in whatever state."""
    return ROOT in root


def crosswalks(root: Cursor) -> list[Crosswalk]:
    """Its mappings; what is wrong is reported with its line."""
    inner = root.cursor(ROOT, required=True)
    if inner is None:
        return []
    ends = _resources(inner)
    return [_crosswalk(one, ends) for one in _several(inner, "mappings")]


def _several(cursor: Cursor, key: str) -> list[Cursor]:
    """The mappings under a key, which may be a single one."""
    single = cursor.cursor(key) if cursor.holds_lines(key) else None
    return [single] if single else cursor.cursors(key, required=True)


def _resources(inner: Cursor) -> dict[str, End]:
    """What the back matter says of each resource, by how mappings point to it."""
    matter = inner.cursor("back-matter")
    ends = {}
    for one in matter.cursors("resources") if matter else []:
        names = [each.text("identifier", "") for each in one.cursors("document-ids")]
        links = [(each.text("href", ""), each.text("href", "")) for each in one.cursors("rlinks")]
        title = one.text("title", "")
        name = next(iter(names), "") or title
        ends[f"#{one.text('uuid', '')}"] = End(name, title, tuple(names), links=tuple(links))
    return ends


def _crosswalk(one: Cursor, ends: dict[str, End]) -> Crosswalk:
    ties = [_tie(entry) for entry in one.cursors("maps", required=True)]
    return Crosswalk(
        _end(one, "source-resource", ends),
        _end(one, "target-resource", ends),
        tuple(ties),
        _unmapped(one, "source-gap-summary"),
        _unmapped(one, "target-gap-summary"),
    )


def _end(one: Cursor, key: str, ends: dict[str, End]) -> End:
    reference = one.cursor(key, required=True)
    if reference is None:
        return End("")
    href = reference.text("href")
    known = ends.get(href)
    if known is not None and known.name:
        return known
    return End(
        href, known.title if known else "", tuple(filter(None, (reference.text("remarks", ""),)))
    )


def _unmapped(one: Cursor, key: str) -> tuple[str, ...]:
    summary = one.cursor(key)
    chosen = summary.cursors("unmapped-controls") if summary else []
    return tuple(name for each in chosen for name in each.texts("with-ids"))


def _tie(entry: Cursor) -> Tie:
    degrees = {
        each.text("name", ""): each.text("value", "")
        for each in entry.cursors("props")
        if each.text("ns", "") == NAMESPACE
    }
    return Tie(
        _items(entry, "sources"),
        _items(entry, "targets"),
        _relationship(entry),
        _confidence(entry),
        _degree(degrees.get(COVERED, "")),
        _degree(degrees.get(COVERS, "")),
        said=_said(entry),
    )


def _items(entry: Cursor, key: str) -> tuple[str, ...]:
    return tuple(one.text("id-ref") for one in entry.cursors(key, required=True))


def _relationship(entry: Cursor) -> Relationship:
    lines = entry.cursor("relationship") if entry.holds_lines("relationship") else None
    word = lines.text("type") if lines else entry.text("relationship")
    if word and word not in RELATIONSHIPS:
        entry.unknown_word("relationship", word, sorted(TYPES.values()))
    return RELATIONSHIPS.get(word, Relationship.INTERSECTS)


def _confidence(entry: Cursor) -> str:
    score = entry.cursor("confidence-score")
    return (score.text("category", "") or score.text("percentage", "")) if score else ""


def _degree(word: str) -> Degree | None:
    return Degree(word) if word in list(Degree) else None


def _said(entry: Cursor) -> str:
    """Remarks, and what the qualifiers describe."""
    words = [one.text("description", "") for one in entry.cursors("qualifiers")]
    return " ".join(filter(None, (entry.text("remarks", ""), *words)))
