from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

from sctoolkit.files.assessments.session import load_assessment
from sctoolkit.model.assessment import Answer
from sctoolkit.model.questionnaire import Questionnaire

from .keys import ENTER, ESCAPE, line, pick, tick
from .mill import change
from .terminal import Terminal, environment

BY_FILE = """\
    format: 1
    assessment: harbour-tailors-comply-chain
    questionnaire: comply-chain@1.2
    scope: quick
    organisation: Harbour Tailors
    answers:
      profile.size: small
      profile.suppliers: many
      profile.production-workers: "yes"
      profile.goods: [manufactured, agricultural]
      profile.migrant-workers: "yes"
      profile.recruiters: "yes"
      profile.audits: received
      basics.components: [engagement, risk-assessment, code]
      basics.line-to-top: {state: not-applicable, reason: Twelve people at one table}
      engage.worker-roles: {answer: [collective-bargaining, identify-risks], flag: true}
      risk.purchasing-practices: [lead-times, prices]
      risk.supplier-map: {answer: "3", note: Tier 2 only for cotton}
      risk.goods-screening: "2"
      risk.recruitment-safeguards: [no-fees, own-documents]
      code.contract-control: "1"
      code.fundamental-rights: [association, forced-labour, child-labour, discrimination, safe-work]
      train.plan: dont-know
      train.buyers: "4"
      monitor.methods: [none]
      monitor.channel-reach: 62.5
      monitor.reprisal-protection: "0"
      monitor.audit-results: "3"
      remedy.every-concern: refused
      remedy.child-found: "2"
      remedy.fee-repayment: "1"
      remedy.plan-elements: [actions, deadline]
      review.verified: months-over-36
      report.regularity: yearly
      why.laws-determined: [us-import-ban, france]
    """
TO_THE_GOODS = [
    ("How many people does your company employ?", pick(2)),
    ("How many direct suppliers do you have?", pick(3)),
    ("Do any workers make, grow, catch, mine or pack goods", pick(1)),
]
TO_THE_ROLES = [
    ("What kinds of goods", tick(1, 2)),
    ("Are migrant workers employed", pick(1)),
    ("Do recruiters, brokers or labour agencies", pick(1)),
    ("Are labour audits carried out", pick(2)),
    ("Which of these eight components", tick(1, 2, 3)),
    ("How does the person who leads", pick(7)),
    ("Why does it not apply to you?", f"Twelve people at one table{ENTER}"),
]
TO_THE_SCREENING = [
    ("Which roles do production workers", tick(1, 4)),
    ("Which of your purchasing practices", tick(1, 5)),
]
TO_THE_PLAN = [
    ("How do you check what you buy", pick(3)),
    ("Which safeguards for fair recruitment", tick(1, 6)),
    ("How do your contracts make suppliers", pick(2)),
    ("Which fundamental rights", tick(1, 2, 3, 4, 5)),
    ("How do you plan training", pick(6)),
]
TO_THE_END = [
    ("How do buyers and product developers", pick(5)),
    ("Which methods do you use", tick(10)),
    ("What percentage of workers", f"62,5{ENTER}"),
    ("How are people who complain protected", pick(1)),
    ("What happens with audit results?", pick(3)),
    ("How do you respond when a concern", "/"),
    ("What would you like to do?", line(4)),
    ("What happens when a child is found", pick(3)),
    ("When workers are found to have paid", pick(2)),
    ("What does every corrective action plan", tick(2, 5)),
    ("When did a third party last verify", pick(2)),
    ("How regularly do you report", pick(4)),
    ("Which laws on labour", tick(4, 8)),
]


def answer(terminal: Terminal, entries: list[tuple[str, str]]) -> None:
    for asked, keys in entries:
        terminal.asks(asked)
        terminal.press(keys)


def first_sitting(folder: Path) -> None:
    """Answers half, with two steps back and a change of mind, until the power fails."""
    terminal = Terminal(
        folder, "assess", "-s", "quick", "--for", "Harbour Tailors", "--file", "asked.yaml"
    )
    answer(terminal, TO_THE_GOODS)
    terminal.asks("What kinds of goods")
    terminal.press(ESCAPE)
    terminal.asks("Do any workers make", "Your answer so far: Yes")
    terminal.press(ESCAPE)
    terminal.asks("How many direct suppliers", "Your answer so far: 5 to 49")
    terminal.press(pick(4))
    answer(terminal, TO_THE_ROLES)
    terminal.asks("Which roles do production workers")
    terminal.command("flag")
    terminal.shows("Flagged to come back to.")
    answer(terminal, TO_THE_SCREENING)
    terminal.asks("How far do you know")
    terminal.command("note Tier 2 only for cotton")
    terminal.asks("Your note: Tier 2 only for cotton")
    terminal.press(pick(4))
    hide_and_open_again(terminal)
    answer(terminal, TO_THE_PLAN)
    terminal.asks("How do buyers and product developers", "Question 18 of about 29")
    terminal.kill()


def hide_and_open_again(terminal: Terminal) -> None:
    """Says there are no suppliers, which hides two answered questions, and takes it back."""
    terminal.asks("How do you check what you buy", "Question 13 of about 29")
    terminal.command("review")
    terminal.asks("What next?")
    change(terminal, 1, 2)
    answer(terminal, [("How many direct suppliers do you have?", pick(1))])
    terminal.asks("Answer what is open (15)")
    terminal.displays("2 answers no longer count")
    change(terminal, 1, 2)
    answer(terminal, [("How many direct suppliers do you have?", pick(4))])
    terminal.asks("Answer what is open (17)")
    terminal.press(line(2))


def second_sitting(folder: Path) -> str:
    """Goes on where the first one was cut off, edits an answer in the review, and finishes."""
    terminal = Terminal(folder, "assess", "asked.yaml")
    terminal.asks("How do buyers and product developers", "Question 18 of about 29")
    answer(terminal, TO_THE_END)
    change(terminal, 7, 4)
    answer(terminal, [("What happens with audit results?", pick(4))])
    terminal.asks("What next?", "Finish: see the score")
    terminal.press(ENTER)
    terminal.asks("Against which code of conduct?")
    terminal.press("ETI Base")
    terminal.displays("/ ETI Base...")
    terminal.press(ENTER)
    assert terminal.ends() == 0, terminal.display()
    return terminal.output


def said(path: Path, questionnaire: Questionnaire) -> dict[str, Answer]:
    """The answers in a file without who gave them and when."""
    assessment, problems = load_assessment(path, questionnaire)
    assert assessment is not None
    assert problems == []
    return {
        question: Answer(one.state, one.value, one.reason, one.note, one.flagged, one.evidence)
        for question, one in assessment.answers.items()
    }


def sctoolkit(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "sctoolkit", *arguments],
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_interview_with_detours_and_a_power_cut_ends_in_the_same_answers_and_scores_as_a_file(
    tmp_path: Path, comply_chain: Questionnaire
) -> None:
    first_sitting(tmp_path)
    output = second_sitting(tmp_path)
    assert "ETI Base Code" in output

    (tmp_path / "typed.yaml").write_text(textwrap.dedent(BY_FILE), "utf-8")
    sctoolkit(tmp_path, "assess", "--answers", "typed.yaml", "--file", "given.yaml")
    assert said(tmp_path / "asked.yaml", comply_chain) == said(
        tmp_path / "given.yaml", comply_chain
    )

    scores = [
        json.loads(sctoolkit(tmp_path, "score", name, "--json", "-c", "comply-chain", "-c", "eti"))
        for name in ("asked.yaml", "given.yaml")
    ]
    assert scores[0] == scores[1]
    assert scores[0]["results"][0]["score"] is not None
