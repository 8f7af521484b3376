"""Walking through the clauses of a reference, in plain lines."""

from __future__ import annotations

from io import StringIO

from engine.building import clause, code
from sctoolkit.model.declaration import Claim, Declaration, Level, OwnTool, Review
from sctoolkit.wizard.claims import Asker, ask_claims, ask_reviews
from sctoolkit.wizard.plain import PlainScreen

REFERENCE = code(clause("1", "wages"))
SAID = Claim(
    Level.EQUIVALENT,
    reference="chapter 3",
    evidence=("wages.pdf",),
    review=Review(Level.PARTLY, Level.EQUIVALENT, "See page 9."),
)
KNOWN = Declaration("d", REFERENCE.name, OwnTool("Ours"), claims={"1": SAID})


def typing(lines: str) -> Asker:
    """Somebody who types these lines and then ends the input."""
    screen = PlainScreen(StringIO(lines.replace(" ", "\n") + "\n"), StringIO())
    return Asker(screen, "Ana", lambda: "2026-03-01T08:00:00Z", lambda _declaration: None)


def test_leaving_a_line_of_a_claim_keeps_what_stood_there() -> None:
    said = ask_claims(KNOWN, REFERENCE, ["1"], typing("4 back back")).claim("1")
    assert said.level is Level.EXCEEDS
    assert (said.reference, said.evidence) == ("chapter 3", ("wages.pdf",))


def test_leaving_the_note_of_a_review_keeps_it() -> None:
    review = ask_reviews(KNOWN, REFERENCE, ["1"], typing("1 back")).claim("1").review
    assert review is not None
    assert (review.by, review.note) == ("Ana", "See page 9.")


def test_end_of_the_input_leaves_the_claim_as_it_was() -> None:
    assert ask_claims(KNOWN, REFERENCE, ["1"], typing("1")).claim("1") == SAID
