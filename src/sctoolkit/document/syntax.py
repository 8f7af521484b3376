"""What the YAML reader complains of, in the words of someone who edits the file."""

from __future__ import annotations

from sctoolkit.language import _


def in_plain_words(complaint: str, line: str) -> tuple[str, str]:
    """What is wrong in the line and what to do; the reader's own words where none are plainer."""
    if "mapping values are not allowed" in complaint:
        return _("a second “:” in the line"), _('Put the text in quotes: key: "like: this"')
    if "quoted scalar" in complaint and "end of stream" in complaint:
        what = _("a quotation mark that is never closed")
        return what, _("Write the same mark at the end of the text.")
    if "cannot start any token" in complaint or "tab character" in complaint:
        return _first_character(line)
    if "did not find expected ','" in complaint:
        what = _("a bracket that is never closed, or a comma that is missing")
        return what, _("Close each [ with ] and each { with }, and put commas between entries.")
    if "did not find expected" in complaint:
        return (
            _("the line does not go with the lines before it"),
            _(
                "Begin it in the same column as the entries that it belongs to. In a quoted text, "
                "write a quotation mark of the same kind twice."
            ),
        )
    return complaint, ""


def _first_character(line: str) -> tuple[str, str]:
    if "\t" in line:
        return _("a tab"), _("Indent with spaces, never with tabs.")
    first = line.strip().partition(": ")[2][:1] or line.strip()[:1]
    what = _("a text cannot begin with “{character}”").format(character=first)
    return what, _("Put the text in quotes.")
