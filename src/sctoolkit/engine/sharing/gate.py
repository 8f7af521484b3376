"""What lets words and answers out: what they may mean is remarked with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sctoolkit.engine.sharing.commerce import Met, Vocabulary, unread
from sctoolkit.engine.sharing.personal import cleaned, likely_names
from sctoolkit.model.followed_plan import FollowedPlan
from sctoolkit.model.questionnaire import Question, QuestionKind
from sctoolkit.model.sharing import AuditKind, Facility, Profile


class Verdict(StrEnum):
    """What becomes of something that was met."""

    REFUSED = "refused"
    """It never leaves; the person has to leave its question out."""
    WAITING = "waiting"
    """A person has to look at it and say that it may leave."""
    REMOVED = "removed"
    """It was taken out of the text."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was met on the way out, with its place."""

    verdict: Verdict
    place: str
    """`question`, `unit/question`, or the name of a field."""
    meaning: str
    """price, capacity …, `personal`, `name`, `script`, or the kind of what was removed."""
    found: str
    """The word that it was known by."""
    text: str = ""
    """The whole wording that it stands in."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says about this one disclosure."""

    profile: Profile
    facility: Facility
    kind: AuditKind = AuditKind.SELF
    auditor: str = ""
    confirmed: frozenset[str] = frozenset()
    """Places that were looked at and may leave."""
    without: frozenset[str] = frozenset()
    """Questions that stay at home."""
    vetted: frozenset[str] = frozenset()
    """Questions whose wording was looked at when they were written."""
    plan: FollowedPlan | None = None
    """The action plan that goes along."""


@dataclass(slots=True)
class Gate:
    """Lets through what may leave, and notes what it met."""

    vocabulary: Vocabulary
    wishes: Wishes
    remarks: list[Remark] = field(default_factory=list)

    def passes(self, question: Question, place: str) -> bool:
        """Whether the answer to a question may leave, by what the question asks."""
        if question.id in self.wishes.vetted:
            return True
        wordings = [question.id, *question.ask.wordings.values()]
        if question.unit:
            wordings += question.unit.wordings.values()
        met = self.vocabulary.met(" \n ".join(wordings))
        met += [
            one for option in question.options for one in self._of_option(option.label.wordings)
        ]
        closed = question.kind not in (QuestionKind.NUMBER, QuestionKind.TEXT)
        verdict = Verdict.WAITING if closed else Verdict.REFUSED
        return not self._noted(verdict, place, met, question.ask.to("en"))

    def _of_option(self, wordings: dict[str, str]) -> list[Met]:
        """An option gives a figure away where it has one beside such a word."""
        telling = [words for words in wordings.values() if any(map(str.isdigit, words))]
        return [one for words in telling for one in self.vocabulary.met(words)]

    def words(self, text: str, place: str) -> str:
        """Somebody's own words without personal data; noted where a person must look at them."""
        text, personal = cleaned(text)
        self.remarks += [Remark(Verdict.REMOVED, place, one.kind, one.text) for one in personal]
        met = self.vocabulary.met(text)
        met += [Met("name", name) for name in likely_names(text)]
        met += [Met("script", text)] if unread(text) else []
        self._noted(Verdict.WAITING, place, met, text)
        return text

    def field(self, text: str, place: str) -> str:
        """A heading or a name of the file: refused where it means what must not leave."""
        _text, personal = cleaned(text)
        met = self.vocabulary.met(text) + [Met("personal", one.text) for one in personal]
        self._noted(Verdict.REFUSED, place, met, text)
        return text

    def _noted(self, verdict: Verdict, place: str, met: Sequence[Met], text: str) -> bool:
        """Whether something was met that a person has not confirmed."""
        if verdict is Verdict.WAITING and place in self.wishes.confirmed:
            return False
        self.remarks += [Remark(verdict, place, one.meaning, one.word, text) for one in met]
        return bool(met)
