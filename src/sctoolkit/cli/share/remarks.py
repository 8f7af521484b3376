"""What was met on the way out of an assessment, as problems that people can act on."""

from __future__ import annotations

from typing import assert_never

from sctoolkit.engine.sharing.disclosing import Disclosure
from sctoolkit.engine.sharing.gate import Remark, Verdict
from sctoolkit.language import _, later
from sctoolkit.model.problem import Problem, Source
from sctoolkit.problem_kinds import ProblemKind

MEANINGS = {
    "price": later("a price"),
    "cost": later("a cost"),
    "margin": later("a margin or a turnover"),
    "volume": later("a volume"),
    "capacity": later("a capacity"),
    "order": later("an order"),
    "lead-time": later("a lead time"),
    "customer": later("a customer"),
    "quota": later("a quota"),
    "discount": later("a discount"),
    "forecast": later("a plan of buying or not buying"),
    "personal": later("personal data"),
    "name": later("somebody's name"),
    "script": later("something in a script that is not looked through"),
    "e-mail": later("an e-mail address"),
    "link": later("a link"),
    "phone": later("a telephone number"),
    "number": later("a number that stands for a person"),
}


def problems_of(disclosure: Disclosure, file: str) -> list[Problem]:
    """One problem for each remark; what was only taken out is a warning."""
    return list(dict.fromkeys(_problem(remark, file) for remark in disclosure.remarks))


def _problem(remark: Remark, file: str) -> Problem:
    source, meaning = Source(file), _(MEANINGS[remark.meaning])
    given = {"place": remark.place, "word": remark.found, "meaning": meaning, "text": remark.text}
    match remark.verdict:
        case Verdict.REFUSED:
            message = _("{place}: “{word}” means {meaning}: {text}").format(**given)
            return ProblemKind.COMMERCIAL.at(source, message)
        case Verdict.WAITING:
            message = _("{place}: “{word}” may mean {meaning}: {text}").format(**given)
            return ProblemKind.TO_CONFIRM.at(source, message)
        case Verdict.REMOVED:
            message = _("{place}: {meaning} was taken out").format(**given)
            return ProblemKind.PERSONAL_DATA.at(source, message, warning=True)
    assert_never(remark.verdict)
