"""Software Assurance Maturity Model: 25 sets of answers through the formulas of the toolbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .published import TOTAL, Case, Figure, Method, Question, cases, option, question, said

ANOTHER_NAME = {"D-SA": "Secure Architecture", "V-RT": "Requirements Testing"}
"""What two practices are called in the results."""


def method() -> Method:
    folder = cases() / "samm"
    asked = json.loads((folder / "questionnaire.json").read_text("utf-8"))["questions"]
    form = {"all": [_question(one) for one in asked]}
    sets = json.loads((folder / "cases.json").read_text("utf-8"))
    return Method("samm", form, _cases(sets, asked))


def _question(one: dict[str, Any]) -> Question:
    options = [
        option(f"o{place}", each["text"], each["value"])
        for place, each in enumerate(one["options"])
    ]
    return question(one["id"].lower(), "choice", one["question"], options=options)


def _cases(sets: list[dict[str, Any]], asked: list[dict[str, Any]]) -> Iterator[Case]:
    texts = {one["id"]: [each["text"] for each in one["options"]] for one in asked}
    nodes = {one["practice"]: one["id"][:4] for one in asked}
    nodes |= {name: practice for practice, name in ANOTHER_NAME.items()}
    nodes |= {one["business_function"]: one["id"][0] for one in asked}
    for one in sets:
        answers = {
            name.lower(): said(f"o{texts[name].index(text)}")
            for name, text in one["answers"].items()
            if text is not None
        }
        published = one["expected"]["practices"] | one["expected"]["functions"]
        expected = {nodes[name]: Figure(figure) for name, figure in published.items()}
        yield Case(one["case"], {**expected, TOTAL: Figure(one["expected"]["overall"])}, answers)
