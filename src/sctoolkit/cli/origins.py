"""Where the content that a result rests on was found, and what it stands in place of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sctoolkit.cli.opening import Opened
from sctoolkit.cli.showing import say
from sctoolkit.content.library import CODES, QUESTIONNAIRES, Item, Library, Place, bundled
from sctoolkit.language import _
from sctoolkit.model.code import Code

SHORT = 12
"""Characters of a digest that tell people two contents apart."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One questionnaire or code as it was used."""

    name: str
    """`id@version`."""
    file: str
    digest: str
    instead_of: str = ""
    """What comes with sctoolkit under the same id, as `id@version`; empty where this is it."""


def origins(opened: Opened, codes: Sequence[Code]) -> list[Origin]:
    """Where the questionnaires and the codes of a result were found."""
    forms = [_origin(opened.library, QUESTIONNAIRES, one) for one in opened.questionnaire.made_of]
    return [*forms, *(_origin(opened.library, CODES, code) for code in codes)]


def _origin(library: Library, place: Place[Item], item: Item) -> Origin:
    file, ours = library.file_of(place, item), Library((bundled(),))
    replaced = ""
    if item.id in ours.ids(place) and not file.resolve().is_relative_to(bundled().resolve()):
        same = ours.first(place, item.id)
        replaced = same.name if same.digest != item.digest else ""
    return Origin(item.name, str(file), item.digest, replaced)


def plain_origins(found: Sequence[Origin]) -> list[dict[str, str]]:
    """As JSON values."""
    return [asdict(one) for one in found]


def say_own(found: Sequence[Origin]) -> None:
    """Says which content is used in place of what comes with sctoolkit."""
    for one in found:
        if one.instead_of:
            message = _(
                "{file} ({name}, digest {digest}) is used in place of {ours}, which comes with "
                "sctoolkit."
            )
            digest = one.digest[:SHORT]
            say(message.format(file=one.file, name=one.name, digest=digest, ours=one.instead_of))
