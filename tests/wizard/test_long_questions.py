from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.engine.interview import in_scope
from sctoolkit.model.questionnaire import Question, Questionnaire

from .keys import CTRL_S
from .terminal import Terminal

HEADS = "format: 1\nassessment: mine\nquestionnaire: comply-chain@{version}\nscope: core\n"


def longest(questionnaire: Questionnaire, count: int) -> list[Question]:
    """The questions of the scopes quick and core that have most to show."""
    core = in_scope(questionnaire, "core")
    found = [one for one in questionnaire.questions() if one.id in core]
    return sorted(found, key=_letters, reverse=True)[:count]


def _letters(question: Question) -> int:
    texts = [question.ask, question.help, *(option.label for option in question.options)]
    return sum(len(text.to("en")) for text in texts)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
def test_longest_questions_stand_on_the_screen_with_their_answers(
    tmp_path: Path, comply_chain: Questionnaire, size: tuple[int, int]
) -> None:
    for question in longest(comply_chain, 8):
        heads = HEADS.format(version=comply_chain.version)
        (tmp_path / "mine.yaml").write_text(f"{heads}at: {question.id}\nanswers: {{}}\n", "utf-8")
        terminal = Terminal(tmp_path, "assess", "mine.yaml", size=size)
        terminal.asks(question.ask.to("en"))
        terminal.shows(question.options[0].label.to("en"))
        shown = " ".join(terminal.display().split())
        assert question.ask.to("en") in shown
        assert question.options[0].label.to("en") in shown
        terminal.press(CTRL_S)
        terminal.ends()
