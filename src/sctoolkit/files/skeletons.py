"""Commented skeletons for people who write a questionnaire or a code of their own."""

from __future__ import annotations

QUESTIONNAIRE = """\
# A questionnaire. Everything is explained in docs/authoring.md.
# Check it with: sctoolkit check questionnaires/{id}
format: 1
questionnaire: {id}
version: "0.1"            # always in quotes
title: {title}
summary: What it is about, and who should answer it.
audience: company         # facility, company or both
source:
  - title: Where the questions come from
scopes:                   # smallest first; each question names the smallest that includes it
  - {{id: short, title: The most important questions, minutes: 5}}
  - {{id: full, title: Everything, minutes: 20}}
sections:
  - id: basics
    title: Basics
    questions:
      - id: basics.size   # a fact: it is not scored, it routes the questions after it
        ask: How many people work for you?
        help: Count everybody, also part-time and agency workers.
        kind: choice      # choice, maturity, yes-partly-no, checklist, menu, number or text
        scope: short
        scored: false
        options:
          - {{id: small, label: Under 50}}
          - {{id: large, label: 50 or more}}
      - id: basics.policy
        ask: How do you tell people what you expect of them on labour rights?
        help: A policy counts if it is written down and people can read it in their language.
        kind: maturity
        scope: short
        levels:           # weakest first; each one a complete answer
          - We do not.
          - We say it when it comes up.
          - It is written down.
          - It is written down, and everybody who is bound by it has it.
          - We also check that it is understood and kept.
        evidence:
          - The policy, with its date
        severity: major   # critical, major, minor or observation
        criteria: [management.policy]   # `sctoolkit list criteria` shows them all; none where
                                        # a clause of your code names the question itself
        actions:
          absent:         # for answers worth less than half
            correct: Write the policy on one page and have top management sign it.
            prevent: Put its review into the yearly calendar.
            type: policy
          partial:        # for answers worth half or more
            correct: Give it to everybody who is bound by it.
            prevent: Ask in every training whether people know it.
            type: training
"""

CODE = """\
# A code of conduct. Everything is explained in docs/authoring.md.
# Check it with: sctoolkit check codes/{id}
format: 1
code: {id}
version: "0.1"            # the edition, always in quotes
title: {title}
# short: ETI              # how people cite it before the number of a clause, if not by the title
publisher: Who publishes it
kind: workplace           # or due-diligence, principles, international-standard, guidance, law,
                          # reference-tool
audience: facility        # facility, company or both
edition: Which text, of which date
source:
  - {{title: Where the text can be read, url: "https://example.org"}}
basis: What was read in the source, and what rests on memory.
scoring:
  official: none          # exact, approximation or none
  total: own-method       # published, own-method or refused
  because: Say what the figure is, or why there is none.
  met_at: 1.0             # a clause counts as met from here
  # method: mean          # how the total is made, on a scale from 0 to 100; or with steps:
  # range: {{from: 0, to: 100}}
  # steps: [{{method: share, over: questions}}, {{method: scale, to: 100}}]
  # Also each, weights, weights_if, points, policies, bands, caps, void_if: docs/scoring.md;
  # a whole method from nothing: docs/own-method.md
sections:
  - id: "1"
    title: First section
    clauses:
      - id: "1.1"
        title: Policy
        gist: What the clause asks, in your own words.
        basis: source     # source, title-from-source or memory
        criteria:         # `sctoolkit list criteria` shows them all
          - {{id: management.policy, relation: equivalent}}
          - id: management.grievance
            relation: partial
            because: Say why the clause asks less than the criterion.
        # questions: [basics.policy]    # in place of criteria: a method that brings its own
"""

README = """\
# {title}

Source, edition and licence note: what may be used and how.

## Changelog

- 0.1: first version
"""
