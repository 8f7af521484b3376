"""The report for management: one Markdown file, or one self-contained page that prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from jinja2 import (
    Environment,
    PackageLoader,
    StrictUndefined,
    pass_eval_context,
    select_autoescape,
)
from jinja2.nodes import EvalContext

from sctoolkit.language import _, labelled, plural
from sctoolkit.model.text import steady
from sctoolkit.report.management import management
from sctoolkit.report.summary import Reported

SPECIAL = r"\`*_{}[]<>#|!&~"
LEADING = re.compile(r"[-+=]|\d+(?=[.)](\s|$))")
"""What makes a list or a heading of a line that begins with it."""
UNIT = re.compile(r"(?<=\d) (?=%|[^\W\d_]{1,12}\b)")
"""Between a figure and what it counts."""


def html(reported: Sequence[Reported], made_on: date) -> str:
    """A page without outside parts, with a chapter for each code; every text is escaped."""
    return _rendered("report.html.j2", reported, made_on)


def markdown(reported: Sequence[Reported], made_on: date) -> str:
    """Markdown, with a chapter for each code; characters with a meaning in it are escaped."""
    return re.sub(r"\n{3,}", "\n\n", _rendered("report.md.j2", reported, made_on))


def _rendered(template: str, reported: Sequence[Reported], made_on: date) -> str:
    report = management(reported, made_on)
    return environment().get_template(template).render(report=report)


def environment() -> Environment:
    """What renders our templates: all text escaped and steady, words in the language spoken.

    On pages, no line ends between a figure and its sign of percent or its unit.
    """
    environment = Environment(
        loader=PackageLoader("sctoolkit.report"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        finalize=_kept_together,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["md"] = _escaped
    environment.globals |= {"_": _, "labelled": labelled, "plural": plural}
    return environment


def _steady(value: object) -> object:
    """What a template shows; what is marked as safe is our own."""
    return steady(value) if type(value) is str else value


@pass_eval_context
def _kept_together(context: EvalContext, value: object) -> object:
    """What a template shows; on a page a figure stands in one line with what it counts."""
    shown = _steady(value)
    return UNIT.sub("\u00a0", shown) if context.autoescape and type(shown) is str else shown


def _escaped(text: str) -> str:
    line = " ".join(str(text).split())
    line = "".join(f"\\{character}" if character in SPECIAL else character for character in line)
    found = LEADING.match(line)
    if found is None:
        return line
    mark = found[0]
    return f"{mark}\\{line[len(mark) :]}" if mark.isdigit() else f"\\{line}"
