"""Clauses that name questions are checked against every questionnaire that is found."""

from __future__ import annotations

from pathlib import Path

from .program import put, sctoolkit, shown

CODE = """\
    format: 1
    code: ours
    version: "1"
    title: Ours
    publisher: We
    kind: workplace
    audience: company
    edition: First
    source: [{title: Nowhere}]
    basis: Made up.
    scoring: {official: none, total: refused, because: It is a list.}
    sections:
      - id: "1"
        title: One
        clauses:
          - {id: "1.1", title: A, gist: A., basis: source, questions: [train.plan]}
          - {id: "1.2", title: B, gist: B., basis: source, questions: ["comply-chain:train.plan"]}
          - {id: "1.3", title: C, gist: C., basis: source, questions: [train.plam]}
    """


def test_question_that_no_questionnaire_asks_is_named_with_the_nearest(tmp_path: Path) -> None:
    put(tmp_path, "codes/ours/code.yaml", CODE)
    run = sctoolkit(tmp_path, "check", "codes")
    assert run.returncode == 5
    assert shown(run).splitlines() == [
        "codes/ours/code.yaml:18: error Q103 1.3: no questionnaire asks “train.plam”",
        "    Did you mean “train.plan”?",
    ]


QUESTIONNAIRE = """\
    format: 1
    questionnaire: our-tool
    version: "1"
    title: Our tool
    summary: About our tool.
    audience: company
    source: [{title: Nowhere}]
    sections:
      - id: a
        title: A
        questions:
          - id: train.plan
            ask: Does our tool ask for a plan?
            help: A written one.
            kind: yes-partly-no
            partly: For some.
            scope: full
            severity: minor
            actions:
              absent: {correct: Ask for it., prevent: Check it., type: policy}
              partial: {correct: Ask all., prevent: Check it., type: policy}
    """


def test_question_without_criterion_is_looked_up_in_the_codes_that_are_found(
    tmp_path: Path,
) -> None:
    put(tmp_path, "questionnaires/our-tool/questionnaire.yaml", QUESTIONNAIRE)
    alone = sctoolkit(tmp_path, "check", "questionnaires/our-tool")
    put(tmp_path, "codes/ours/code.yaml", CODE.replace("train.plam", "train.plan"))
    named = sctoolkit(tmp_path, "check", "questionnaires/our-tool")
    assert (alone.returncode, named.returncode) == (5, 0)
    assert "Q113 train.plan: tests no criterion, and no clause names it" in shown(alone)
