"""Reads what a code rates by: bands of the figure, counts of grades, or the gravest finding."""

from __future__ import annotations

from collections.abc import Collection

from sctoolkit import wording
from sctoolkit.content.ids import report_twice
from sctoolkit.content.wordings import Wordings
from sctoolkit.document import Cursor, did_you_mean
from sctoolkit.language import _
from sctoolkit.model.scoring import Grade, GradeCount, RatingBand, RatingBy, ScoringProfile
from sctoolkit.model.severity import Severity
from sctoolkit.problem_kinds import ProblemKind

BELONGS = {"counts": RatingBy.GRADES, "worst": RatingBy.WORST_FINDING}
"""Keys that one way of rating needs, and no other has a use for."""
NO_FINDING = "none"
SEVERITIES = [severity.value for severity in Severity]


def read_bands(cursor: Cursor, wordings: Wordings) -> tuple[RatingBand, ...]:
    """The ratings, worst first."""
    bands = cursor.cursors("bands")
    report_twice(bands, ProblemKind.DUPLICATE_ID)
    return tuple(_band(band, wordings) for band in bands)


def _band(cursor: Cursor, wordings: Wordings) -> RatingBand:
    band_id = cursor.text("id")
    label = wordings.text(f"scoring/bands/{band_id}", cursor.text("label"))
    start = cursor.optional_number("from")
    closed = words_of(cursor, "if_closed", SEVERITIES) if "if_closed" in cursor else []
    cursor.finish()
    return RatingBand(band_id, start, label, tuple(Severity(one) for one in closed))


def read_grades(cursor: Cursor) -> tuple[Grade, ...]:
    """The grades of clauses, worst first, with the share (0 to 100) at which each begins."""
    blocks = cursor.cursors("grades")
    report_twice(blocks, ProblemKind.DUPLICATE_ID)
    grades = tuple(Grade(one.text("id"), one.number("from")) for one in blocks)
    for block in blocks:
        block.finish()
    in_order(cursor, "grades", [grade.start for grade in grades], lowest=0.0, highest=100.0)
    return grades


def read_counts(cursor: Cursor) -> tuple[GradeCount, ...]:
    """The table from numbers of grades to ratings, in the order in which its lines are tried."""
    counts = []
    for block in cursor.cursors("counts"):
        below = block.optional_number("below")
        at_least = block.number("at_least", 0)
        counts.append(GradeCount(block.text("to"), block.text("grade", ""), at_least, below))
        block.finish()
    return tuple(counts)


def read_worst(cursor: Cursor) -> dict[str, str]:
    """The rating by the severity of the gravest finding, and by `none`."""
    inner = cursor.cursor("worst")
    if inner is None:
        return {}
    found = {word: inner.text(word) for word in severities_of(inner, NO_FINDING)}
    if NO_FINDING not in found:
        message = _("`worst:` does not say what no finding leads to")
        inner.problem(ProblemKind.MISSING_KEY, message)
    return found


def severities_of(cursor: Cursor, *more: str) -> list[str]:
    """The keys of a mapping that are severities (or one of `more`); reports the others."""
    allowed = [*SEVERITIES, *more]
    for key in cursor.words():
        if key not in allowed:
            message = _("“{word}” is no severity").format(word=key)
            hint = did_you_mean(key, allowed)
            cursor.problem(ProblemKind.UNKNOWN_WORD, message, key=key, hint=hint)
    return [key for key in cursor.words() if key in allowed]


def check_rating(cursor: Cursor, rating_by: RatingBy, bands: tuple[RatingBand, ...]) -> None:
    """Reports parts of the rating that are missing, out of place, or name no band."""
    for key, way in BELONGS.items():
        if (key in cursor) is not (rating_by is way):
            message = _("“{key}” and `rating_by: {way}` go together")
            message = message.format(key=key, way=way.value)
            at = key if key in cursor else "rating_by"
            cursor.problem(ProblemKind.TOTAL_MISMATCH, message, key=at)
    ids = [band.id for band in bands]
    _check_counts(cursor, ids)
    worst = cursor.cursor("worst")
    for severity, band in (worst.words() if worst else {}).items():
        _known(worst, severity, band, ids)


def _check_counts(cursor: Cursor, bands: list[str]) -> None:
    """Reports lines that name no band, and a table that leaves a case open."""
    blocks = cursor.cursors("counts")
    for block in blocks:
        _known(block, "to", block.text("to"), bands)
    tests = [any(key in block for key in ("grade", "at_least", "below")) for block in blocks]
    if blocks and (tests[-1] or not all(tests[:-1])):
        message = _("the last line, and no other, says `to:` alone: it holds for all else")
        cursor.problem(ProblemKind.BAND_ORDER, message, key="counts")


def check_grades(cursor: Cursor, profile: ScoringProfile, of_steps: Collection[str]) -> None:
    """Reports counts of grades that neither profile nor steps give, and grades nobody counts."""
    grades = [*(grade.id for grade in profile.grades), *of_steps]
    counted = profile.rating_by is RatingBy.GRADES
    if bool(profile.grades) > counted or (counted and not grades):
        message = _("“{key}” and `rating_by: {way}` go together")
        message = message.format(key="grades", way=RatingBy.GRADES.value)
        at = "grades" if profile.grades else "rating_by"
        cursor.problem(ProblemKind.TOTAL_MISMATCH, message, key=at)
    for block, count in zip(cursor.cursors("counts"), profile.counts, strict=True):
        if count.grade and count.grade not in grades:
            block.unknown_word("grade", count.grade, grades, ProblemKind.UNKNOWN_BAND)


def _known(cursor: Cursor | None, key: str, band: str, ids: list[str]) -> None:
    if cursor is not None and band not in ids:
        cursor.unknown_word(key, band, ids, ProblemKind.UNKNOWN_BAND)


def in_order(cursor: Cursor, key: str, starts: list[float], lowest: float, highest: float) -> None:
    """Reports bands that leave a gap: they go up, begin where the scale begins, end within it."""
    if starts != sorted(set(starts)):
        message = _("each band must start above the one before")
        cursor.problem(ProblemKind.BAND_ORDER, message, key=key)
    elif starts and starts[0] > lowest:
        message = _("the first band must start at {start}").format(start=wording.number(lowest))
        cursor.problem(ProblemKind.BAND_ORDER, message, key=key)
    elif starts and starts[-1] > highest:
        message = _("nothing reaches a band above {end}").format(end=wording.number(highest))
        cursor.problem(ProblemKind.BAND_ORDER, message, key=key)


def words_of(cursor: Cursor, key: str, allowed: list[str]) -> list[str]:
    """The words under `key`; those that are not allowed are reported and left out."""
    words = cursor.texts(key, required=True)
    for word in words:
        if word not in allowed:
            cursor.unknown_word(key, word, allowed)
    return [word for word in words if word in allowed]


def share(cursor: Cursor, key: str, default: float | None = None) -> float:
    """A number from 0 to 1; reports any other."""
    found = cursor.number(key, default)
    if not 0 <= found <= 1:
        message = _("“{key}” must lie between 0 and 1").format(key=key)
        cursor.problem(ProblemKind.SCORING_FIGURE, message, key=key)
    return found
