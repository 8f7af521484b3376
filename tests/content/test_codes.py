"""What the file of a code of conduct says: clauses, what they cover, and how it is scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from sctoolkit.content.checks import check_paths, checked_code, checked_criteria
from sctoolkit.model.code import Basis, Code, CodeKind, Cover, Relation
from sctoolkit.model.questionnaire import Audience
from sctoolkit.model.scoring import CapRule, Official, Policies, Policy, Total
from sctoolkit.model.severity import Severity
from sctoolkit.model.steps import Method, Step, Trigger
from sctoolkit.model.text import Text

from .planting import CODE, HUB, Case, found_in, plant, yaml


def read(folder: Path, body: str) -> Code:
    item = plant(folder, {"code.yaml": CODE + yaml(body)})
    code, problems = checked_code(item / "code.yaml")
    assert code is not None, problems
    return code


def test_renamed_clauses_and_sections_are_found_by_the_ids_of_earlier_versions(
    tmp_path: Path,
) -> None:
    code = read(
        tmp_path,
        """\
        renamed: {"4.2": "1.1", "4.3": "1.1", "4": "1"}
        SCORING
        sections: [{id: "1", title: One, clauses: [{id: "1.1", CLAUSE, OUTSIDE}]}]
        """,
    )
    assert [code.called_now(one) for one in ("4.2", "4.3", "4")] == ["1.1", "1.1", "1"]
    assert [code.called_now(one) for one in ("1.1", "9.9")] == ["1.1", "9.9"]


def test_old_id_leads_to_one_clause_only(tmp_path: Path) -> None:
    body = """\
        renamed: {"0.1": "1.1", "0.1": "1.2"}
        SCORING
        sections: [{id: "1", title: One, clauses: [{id: "1.1", CLAUSE, OUTSIDE},
                                                   {id: "1.2", CLAUSE, OUTSIDE}]}]
        """
    item = plant(tmp_path, {"code.yaml": CODE + yaml(body)})
    _code, problems = checked_code(item / "code.yaml")
    assert [problem.message for problem in problems] == ["the key “0.1” stands twice"]


@pytest.mark.parametrize(
    ("renamed", "hint"),
    [
        ('{"0.1": "0.2", "0.2": "1.1"}', "Write what it is called today: “1.1”."),
        ('{"0.1": "0.2", "0.2": "0.1"}', "These lead in a circle: 0.2 → 0.1 → 0.2."),
        ('{"0.1": "1.2"}', "Did you mean “1.1”?"),
    ],
    ids=["chain", "circle", "slip"],
)
def test_old_id_that_leads_nowhere_is_reported_with_what_to_write(
    tmp_path: Path, renamed: str, hint: str
) -> None:
    body = f"""\
        renamed: {renamed}
        SCORING
        sections: [{{id: "1", title: One, clauses: [{{id: "1.1", CLAUSE, OUTSIDE}}]}}]
        """
    item = plant(tmp_path, {"code.yaml": CODE + yaml(body)})
    _code, problems = checked_code(item / "code.yaml")
    assert (problems[0].code, problems[0].hint) == ("C207", hint)


def test_head_is_read(tmp_path: Path) -> None:
    code = read(tmp_path, "SCORING\nCLAUSES\n")
    assert code.name == "sample@1"
    assert code.kind is CodeKind.WORKPLACE
    assert code.audience is Audience.FACILITY
    assert (code.publisher, code.edition) == ("Nobody", "First")
    assert code.basis.to("en") == "Made up."


@pytest.mark.parametrize(("short", "cited"), [("short: SAM\n", "SAM"), ("", "Sample")])
def test_code_is_cited_by_its_short_name_or_else_its_title(
    short: str, cited: str, tmp_path: Path
) -> None:
    assert read(tmp_path, f"SCORING\nCLAUSES\n{short}").cited("fr") == cited


def test_clause_names_what_it_covers(tmp_path: Path) -> None:
    code = read(
        tmp_path,
        """\
        SCORING
        sections:
          - id: "1"
            title: One
            weight: 2
            clauses:
              - id: "1.1"
                title: Pay
                gist: Pay people.
                basis: memory
                severity: critical
                weight: 0.5
                criteria:
                  - {id: wages.paid, relation: equivalent}
                  - {id: wages.age, level: age-15, weight: 3}
                  - {id: wages.slip, relation: partial, because: On demand., jointly_with: ["1.2"]}
              - {id: "1.2", CLAUSE, OUTSIDE}
        """,
    )
    pay, outside = code.clauses()
    assert pay.covers == (
        Cover("wages.paid", Relation.EQUIVALENT),
        Cover("wages.age", level="age-15", weight=3),
        Cover(
            "wages.slip",
            Relation.PARTIAL,
            because=Text({"en": "On demand."}),
            jointly_with=("1.2",),
        ),
    )
    assert (pay.basis, pay.severity, pay.weight) == (Basis.MEMORY, Severity.CRITICAL, 0.5)
    assert code.sections[0].weight == 2
    assert pay.outside_hub is None
    assert outside.outside_hub is not None
    assert outside.severity is None


def test_scoring_is_read_with_bands_caps_and_policies(tmp_path: Path) -> None:
    scoring = read(
        tmp_path,
        """\
        scoring:
          official: approximation
          because: Rebuilt from the published method.
          method: weighted-mean
          of: ["1"]
          scale: {from: 0, to: 10}
          met_at: 0.9
          not_met_below: 0.4
          provisional_below: 0.7
          policies: {missing: zero, dont_know: leave, refused: leave, not_applicable: as-met}
          bands: [{id: low, from: 0, label: Low}, {id: high, from: 5, label: High}]
          caps:
            - to: low
              because: Grave.
              when: {finding: {severity: [critical, major], outcome: not-met, at_least: 2}}
            - to: low
              because: It counts most.
              when: {section_below: {sections: ["1"], score: 0.5}}
            - to: low
              because: It hurts people.
              when: {criterion_below: {criteria: [wages.paid], score: 0.3}}
            - to: low
              because: One is enough.
              when: {question_below: {criteria: [wages.paid], score: 0.2}}
          severity_words: {critical: Serious}
        sections:
          - id: "1"
            title: One
            clauses:
              - {id: "1.1", CLAUSE, criteria: [{id: wages.paid, relation: equivalent}]}
              - {id: "1.2", CLAUSE, OUTSIDE}
        """,
    ).scoring
    assert (scoring.official, scoring.total) == (Official.APPROXIMATION, Total.PUBLISHED)
    assert list(scoring.steps) == [
        Step(Method.WEIGHTED_MEAN, of=("1",)),
        Step(Method.SCALE, start=0, end=10),
    ]
    assert scoring.range == (0.0, 10.0)
    assert (scoring.met_at, scoring.not_met_below, scoring.provisional_below) == (0.9, 0.4, 0.7)
    assert scoring.policies == Policies(Policy.ZERO, Policy.LEAVE, Policy.LEAVE, Policy.AS_MET)
    assert [(band.id, band.start, band.label.to("en")) for band in scoring.bands] == [
        ("low", 0, "Low"),
        ("high", 5, "High"),
    ]
    assert scoring.caps == (
        CapRule(
            to="low",
            because=Text({"en": "Grave."}),
            when=Trigger((Severity.CRITICAL, Severity.MAJOR), ("not-met",), at_least=2),
        ),
        CapRule("low", Text({"en": "It counts most."}), Trigger(sections=("1",), below=0.5)),
        CapRule(
            "low", Text({"en": "It hurts people."}), Trigger(criteria=("wages.paid",), below=0.3)
        ),
        CapRule(
            to="low",
            because=Text({"en": "One is enough."}),
            when=Trigger(criteria=("wages.paid",), weakest=True, below=0.2),
        ),
    )
    assert scoring.severity_words == {"critical": "Serious"}


def test_scoring_that_says_little_has_the_usual_thresholds(tmp_path: Path) -> None:
    scoring = read(tmp_path, "SCORING\nCLAUSES\n").scoring
    assert scoring.total is Total.OWN_METHOD
    assert [step.method for step in scoring.steps] == [Method.MEAN, Method.SCALE]
    assert scoring.range == (0.0, 100.0)
    assert (scoring.met_at, scoring.not_met_below, scoring.provisional_below) == (1, 0.5, 0.8)
    assert scoring.policies == Policies()
    assert (scoring.bands, scoring.caps, scoring.severity_words) == ((), (), None)


def test_code_with_a_mistake_is_never_half_a_thing(tmp_path: Path) -> None:
    item = plant(tmp_path, {"code.yaml": CODE + yaml("SCORING\nCLAUSES\nmore: 1\n")})
    assert checked_code(item / "code.yaml")[0] is None


def test_criteria_are_read_in_groups_with_their_levels(tmp_path: Path) -> None:
    hub, problems = checked_criteria(plant(tmp_path, {"criteria.yaml": HUB}) / "criteria.yaml")
    assert hub is not None, problems
    age = hub.criteria["wages.age"]
    assert list(hub.criteria) == ["wages.paid", "wages.slip", "wages.age"]
    assert (age.group, age.audience, age.severity) == ("wages", Audience.BOTH, Severity.CRITICAL)
    assert [age.level_rank(level) for level in ("age-14", "age-15", "age-16")] == [1, 2, None]


def test_every_missing_key_of_an_empty_item_is_named(tmp_path: Path) -> None:
    heads = {
        "code.yaml": "version title publisher kind audience edition source basis scoring sections",
        "questionnaire.yaml": "version title summary audience source sections",
        "criteria.yaml": "version groups",
    }
    for name, keys in heads.items():
        sort = name.removesuffix(".yaml")
        item = plant(tmp_path, {name: f"format: 1\n{sort}: sample\n"})
        problems = check_paths([item / name], None).problems
        missing = [one.message for one in problems if one.code == "Y006"]
        assert sorted(missing) == sorted(f"“{key}” is missing" for key in keys.split())


def test_misspelt_keys_at_every_depth_are_named(tmp_path: Path) -> None:
    case = Case(
        "Y005",
        "everywhere",
        {
            "code.yaml": CODE
            + yaml("""\
                titel: A  # here
                scoring:
                  official: exact
                  because: Made up.
                  metat: 1  # here
                  policies:
                    mising: zero  # here
                  scale:
                    from: 0
                    to: 1
                    too: 2  # here
                  bands:
                    - id: low
                      from: 0
                      label: Low
                      colour: red  # here
                  caps:
                    - to: low
                      because: Grave.
                      becuase: Very.  # here
                      when:
                        finding:
                          severity: critical
                          outcome: not-met
                          severty: major  # here
                        sections_below: 1  # here
                sections:
                  - id: "1"
                    title: One
                    wieght: 2  # here
                    clauses:
                      - id: "1.1"
                        title: Clause
                        gist: Do it.
                        basis: source
                        severty: major  # here
                        criteria:
                          - id: wages.paid
                            relation: equivalent
                            levle: age-15  # here
                """)
        },
    )
    assert found_in(case, tmp_path) == case.expected()


def test_clause_whose_questions_all_weigh_nothing_is_reported_at_the_weights(
    tmp_path: Path,
) -> None:
    body = """\
        scoring:
          official: exact
          because: Made up.
          weights: {a.one: 0, a.two: 0}
        sections:
          - id: "1"
            title: One
            clauses:
              - {id: "1.1", CLAUSE, questions: [a.one, a.two]}
              - {id: "1.2", CLAUSE, questions: [a.one, a.three]}
        """
    item = plant(tmp_path, {"code.yaml": CODE + yaml(body)})
    _code, problems = checked_code(item / "code.yaml")
    assert [(one.code, one.source.line) for one in problems] == [("C211", 14)]
