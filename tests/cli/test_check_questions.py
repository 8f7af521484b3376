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
        "codes/ours/code.yaml:18: Q103 1.3: no questionnaire asks “train.plam”",
        "    Did you mean “train.plan”?",
    ]
