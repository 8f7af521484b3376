"""How much of a code the answers can say anything about, and what would say more."""

from __future__ import annotations

from sctoolkit import wording
from sctoolkit.language import _, plural
from sctoolkit.report.summary import Reported, some_ids


def tested(reported: Reported) -> list[str]:
    """First of all: how much of the code the questionnaire can say anything about."""
    return [tests(reported), *_covers_the_rest(reported)]


def tests(reported: Reported) -> str:
    """How many clauses the questionnaire tests; where it is made of several, which these are."""
    result = reported.result
    line = _("This questionnaire tests {fully} of {total} clauses of {code}")
    if reported.assessment.joins:
        line = _("Together they test {fully} of {total} clauses of {code}")
    line = line.format(
        fully=len(result.tested.fully),
        total=result.tested.total,
        code=reported.code.title.to(reported.language),
    )
    if result.tested.partly:
        line += _(" and parts of {partly} more").format(partly=len(result.tested.partly))
    if reported.assessment.joins:
        return f"{_made_of_which(reported)} {line}."
    return line + _(" (scope “{scope}”).").format(scope=result.stamp.scope)


def _made_of_which(reported: Reported) -> str:
    made_of = zip(reported.questionnaire.made_of, reported.assessment.made_of, strict=True)
    names = [_("{name} ({scope})").format(name=form.id, scope=one.scope) for form, one in made_of]
    return _("This assessment joins {names}.").format(names=wording.listed(names))


def _covers_the_rest(reported: Reported) -> list[str]:
    """Every clause that is not tested in full, once, by what would say more about it."""
    rest, found = reported.elsewhere, reported.result.tested
    open_ones = len(found.untested) + len(found.partly)
    if not open_ones:
        return []
    lines = [plural("{count} is not tested in full:", "{count} are not tested in full:", open_ones)]
    if rest.larger_scope:
        line = _("A larger scope of it would say more about {count}: {clauses}.")
        if reported.assessment.joins:
            line = _("Larger scopes of them would say more about {count}: {clauses}.")
        lines.append(line.format(count=len(rest.larger_scope), clauses=some_ids(rest.larger_scope)))
    for name, clauses in rest.questionnaires.items():
        line = _("The questionnaire “{name}” would say more about {count}: {clauses}.")
        lines.append(line.format(name=name, count=len(clauses), clauses=some_ids(clauses)))
    if rest.facility:
        line = _(
            "Only an assessment of the sites themselves (a facility questionnaire or an audit) "
            "would say more about {count}: {clauses}."
        )
        lines.append(line.format(count=len(rest.facility), clauses=some_ids(rest.facility)))
    if rest.nothing:
        line = _("Nothing in your library would say more about {count}: {clauses}.")
        lines.append(line.format(count=len(rest.nothing), clauses=some_ids(rest.nothing)))
    return lines
