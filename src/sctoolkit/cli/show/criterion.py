"""A criterion as a page for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sctoolkit import language, wording
from sctoolkit.cli.paragraphs import entries, entry, wrapped
from sctoolkit.language import _, labelled
from sctoolkit.model.code import Code, CriteriaHub, Criterion
from sctoolkit.model.questionnaire import Questionnaire


def criterion_page(
    criterion: Criterion, hub: CriteriaHub, codes: Sequence[Code], forms: Sequence[Questionnaire]
) -> list[str]:
    """What it means, how grave a breach is, and who asks for it."""
    tongue = language.preferred()
    lines = wrapped(f"{criterion.title.to(tongue)}  ({criterion.id})")
    lines += [*wrapped(criterion.definition.to(tongue)), ""]
    lines += entry(_("For"), wording.audience(criterion.audience))
    lines += entry(_("If missing"), wording.severity(criterion.severity))
    lines += entry(_("Group"), hub.groups[criterion.group].to(tongue))
    if criterion.ilo:
        lines += entry(_("ILO"), ", ".join(criterion.ilo))
    lines += entries(
        _("Levels, weakest first"),
        [labelled(level.id, level.label.to(tongue)) for level in criterion.levels],
    )
    questions = {
        form.id: [one.id for one in form.questions() if criterion.id in one.criteria]
        for form in forms
    }
    asked = [labelled(name, ", ".join(ids)) for name, ids in questions.items() if ids]
    lines += ["", *entries(_("Tested by"), asked or [_("no questionnaire")])]
    return [*lines, *entries(_("Covered by"), list(_covered(criterion, codes)) or [_("no code")])]


def _covered(criterion: Criterion, codes: Sequence[Code]) -> Iterator[str]:
    """Each clause that covers it, with how far."""
    for code in codes:
        for clause in code.clauses():
            for cover in clause.covers:
                if cover.criterion == criterion.id:
                    how = wording.cover(cover)
                    title = clause.title.to(language.preferred())
                    yield labelled(f"{code.id}:{clause.id}  {title}", how)
