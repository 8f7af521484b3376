"""Nothing that members write to each other may mean what competitors must not tell each other."""

from __future__ import annotations

from sctoolkit.clearinghouse.service.desk import refused
from sctoolkit.clearinghouse.vocabulary import bundled_vocabulary
from sctoolkit.engine.sharing.personal import cleaned
from sctoolkit.language import _


def check_field(*fields: str) -> None:
    """Refuses names of fields and things that mean a price, a customer and the like."""
    for field in fields:
        met = bundled_vocabulary().met(field)
        if met:
            message = _("“{word}” ({meaning}) may not be shared here.")
            raise refused(message.format(word=met[0].word, meaning=met[0].meaning))


def checked_words(text: str) -> str:
    """The text without personal data; refused where it may mean a price and the like."""
    check_field(text)
    return cleaned(text)[0]
