"""The mapping sets of a library of CISO Assistant, as crosswalks."""

from __future__ import annotations

from sctoolkit.document import Cursor
from sctoolkit.language import _
from sctoolkit.model.crosswalk import Crosswalk, End, Relationship, Tie

SETS = "requirement_mapping_sets"
OLD = "requirement_mapping_set"
RELATIONSHIPS = {
    "equal": Relationship.EQUIVALENT,
    "superset": Relationship.SUPERSET,
    "subset": Relationship.SUBSET,
    "intersect": Relationship.INTERSECTS,
    "not_related": Relationship.NONE,
}
"""Its “equal” says that each may stand for the other, not that the words are the same."""


def is_one(root: Cursor) -> bool:
    """Whether the file is such a library."""
    objects = root.cursor("objects") if root.holds_lines("objects") else None
    return objects is not None and (SETS in objects or OLD in objects)


def crosswalks(root: Cursor) -> list[Crosswalk]:
    """Its mapping sets; what is wrong is reported with its line."""
    objects = root.cursor("objects", required=True)
    if objects is None:
        return []
    single = objects.cursor(OLD)
    sets = [single] if single else objects.cursors(SETS, required=True)
    return [_crosswalk(one) for one in sets]


def _crosswalk(one: Cursor) -> Crosswalk:
    first, second = (End(one.text(f"{side}_framework_urn")) for side in ("source", "target"))
    entries = one.cursors("requirement_mappings", required=True)
    return Crosswalk(first, second, tuple(map(_tie, entries)))


def _tie(entry: Cursor) -> Tie:
    word = entry.text("relationship")
    if word and word not in RELATIONSHIPS:
        entry.unknown_word("relationship", word, list(RELATIONSHIPS))
    strength = entry.text("strength_of_relationship", "")
    words = _("strength {strength}").format(strength=strength)
    return Tie(
        (entry.text("source_requirement_urn"),),
        (entry.text("target_requirement_urn"),),
        RELATIONSHIPS.get(word, Relationship.INTERSECTS),
        words if strength else "",
        said=entry.text("annotation", ""),
    )
