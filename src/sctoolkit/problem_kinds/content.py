"""Questionnaires, codes, criteria and their translations."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class ContentKinds:
    """Questionnaires, codes, criteria and their translations."""

    DUPLICATE_QUESTION = ProblemCode(
        "Q101", "a question id stands twice", later("Give one of them another id.")
    )
    DUPLICATE_OPTION = ProblemCode(
        "Q102", "an option id stands twice", later("Give one of them another id.")
    )
    UNKNOWN_QUESTION = ProblemCode("Q103", "no such question", later("Use the id of a question."))
    LATER_QUESTION = ProblemCode(
        "Q104",
        "a condition on a question that comes later",
        later("Move the question up, or ask about an earlier one."),
    )
    UNKNOWN_OPTION = ProblemCode(
        "Q105", "no such option", later("Use the id of one of the question's options.")
    )
    UNREACHABLE = ProblemCode(
        "Q106",
        "a question that can never be asked",
        later("Its conditions contradict each other: mend them."),
    )
    INHERIT_LOOP = ProblemCode(
        "Q107",
        "questions that inherit from each other",
        later("Name a question under `inherits:` that has a score of its own."),
    )
    UNKNOWN_SCALE = ProblemCode(
        "Q108", "no such scale", later("Use one of the questionnaire's scales.")
    )
    UNKNOWN_SCOPE = ProblemCode(
        "Q109", "no such scope", later("Use one of the questionnaire's scopes.")
    )
    POINTS = ProblemCode(
        "Q110", "points that cannot be", later("Points go from 0 to 1, and someone can reach 1.")
    )
    BANDS = ProblemCode(
        "Q111", "bands with gaps or out of order", later("Begin at the minimum and go up.")
    )
    MISSING_ACTION = ProblemCode(
        "Q112", "a gap without an action", later("Say what to do when the answer falls short.")
    )
    MISSING_CRITERION = ProblemCode(
        "Q113",
        "a question that tests nothing",
        later("Name the criteria that it tests, or name the question in a clause of a code."),
    )
    UNKNOWN_CRITERION = ProblemCode(
        "Q114", "no such criterion", later("Use an id of codes/criteria.yaml.")
    )
    CONDITION = ProblemCode(
        "Q115", "a condition that does not fit the question", later("Use an operator that fits.")
    )
    WRONG_AUDIENCE = ProblemCode(
        "Q117",
        "a question that cannot evidence the criterion it names",
        later("Ask a company about company practice, a facility about what happens on site."),
    )
    NO_LEVEL = ProblemCode(
        "Q118", "no answer reaches a level", later("Say under `reaches:` which level each reaches.")
    )
    KIND_MISMATCH = ProblemCode(
        "Q116", "a key that this kind of question has no use for", later("Remove it.")
    )
    DUPLICATE_PART = ProblemCode(
        "Q119", "the id of a scope or a section stands twice", later("Give one of them another id.")
    )
    QUESTION_IN_USE = ProblemCode(
        "Q120",
        "a renamed question whose old id is in use",
        later("Remove it from `renamed:`, or give the question that has the id now another one."),
    )
    DUPLICATE_CLAUSE = ProblemCode(
        "C201", "a clause id stands twice", later("Keep the id of the published text.")
    )
    DUPLICATE_CRITERION = ProblemCode(
        "C202", "a criterion id stands twice", later("Give one of them another id.")
    )
    RELATION_OR_LEVEL = ProblemCode(
        "C203",
        "a relation where a level belongs, or a level where a relation belongs",
        later("A criterion with levels takes `level:`, one without takes `relation:`."),
    )
    UNKNOWN_LEVEL = ProblemCode(
        "C204", "no such level", later("Use one of the criterion's levels.")
    )
    MISSING_BECAUSE = ProblemCode(
        "C205", "a relation without its reason", later("Say why the clause asks less or more.")
    )
    CLAUSE_OUTSIDE = ProblemCode(
        "C206",
        "a clause that covers nothing",
        later("Name its criteria, or say under `outside_hub:` why it has none."),
    )
    UNKNOWN_CLAUSE = ProblemCode(
        "C207", "no such clause or section", later("Use an id of this code.")
    )
    UNKNOWN_BAND = ProblemCode(
        "C208", "no such band", later("Use the id of one of the code's bands.")
    )
    BAND_ORDER = ProblemCode(
        "C209", "bands out of order", later("List them from the worst up, each starting higher.")
    )
    TOTAL_MISMATCH = ProblemCode(
        "C210",
        "a scoring profile that contradicts itself",
        later("A refused total has no method, scale, bands or caps."),
    )
    WEIGHT = ProblemCode(
        "C211", "weights that sum to nothing", later("Give at least one part a weight above 0.")
    )
    DUPLICATE_ID = ProblemCode(
        "C212",
        "the id of a section, a band, a level or a group stands twice",
        later("Give one of them another id."),
    )
    SCORING_FIGURE = ProblemCode(
        "C213",
        "a scoring figure that cannot be",
        later("Shares lie between 0 and 1, a scale goes up, counts begin at 1."),
    )
    CAP = ProblemCode(
        "C214",
        "a cap on everything or on nothing",
        later("Say which findings it counts, or which sections below which share."),
    )
    LAW = ProblemCode(
        "C215",
        "a law whose reach or dates are not said",
        later("Say to whom it applies, and write dates as 2026-11-22."),
    )
    STEPS = ProblemCode(
        "C220",
        "steps that cannot be taken",
        later("First one method that makes a figure of parts, then those that change the figure."),
    )
    UNTESTED_CRITERION = ProblemCode(
        "C216",
        "a criterion that no question tests",
        later("Name it under `criteria:` of a question, or remove it."),
    )
    UNCOVERED_CRITERION = ProblemCode(
        "C217",
        "a criterion that no code covers",
        later("Name it under `criteria:` of a clause, or remove it."),
    )
    FACT_IN_CLAUSE = ProblemCode(
        "C218",
        "a clause that names a fact",
        later("Name a question with a score: a fact is worth nothing."),
    )
    OUTSIDE_AND_COVERED = ProblemCode(
        "C219",
        "a clause that is outside the hub and covers something all the same",
        later("Remove `outside_hub:`, or what the clause names."),
    )
    CLAUSE_IN_USE = ProblemCode(
        "C221",
        "a renamed clause or section whose old id is in use",
        later("Remove it from `renamed:`: what the id stands for now cannot be told from before."),
    )
    UNKNOWN_TARGET = ProblemCode(
        "T301", "a translation of something that does not exist", later("Correct the id.")
    )
    NOT_TRANSLATED = ProblemCode("T302", "wording that is not translated", later("Translate it."))
    OTHER_FIGURES = ProblemCode(
        "T303",
        "a translation with other figures than its original",
        later("Compare the two; write a figure in digits where the original does."),
    )
