"""Bundles, consents, and what is shared."""

from __future__ import annotations

from sctoolkit.language import later
from sctoolkit.problem_kinds.code import ProblemCode


class SharingKinds:
    """Bundles, consents, and what is shared."""

    BUNDLE_DAMAGED = ProblemCode(
        "B801", "not a bundle, or a damaged one", later("Ask the sender for it again.")
    )
    BUNDLE_ALTERED = ProblemCode(
        "B802",
        "altered after it was signed",
        later("Do not use it; tell the sender, and ask for it again."),
    )
    BUNDLE_NEWER = ProblemCode("B803", "made by a newer sctoolkit", later("Upgrade sctoolkit."))
    UNKNOWN_SENDER = ProblemCode(
        "B804",
        "signed with a key that you do not know",
        later(
            "Compare the fingerprint with the sender by telephone, then add their card: "
            "`sctoolkit share keys --add FILE`."
        ),
    )
    FOR_SOMEONE_ELSE = ProblemCode(
        "B805", "made for someone else", later("Ask for one that is made for you.")
    )
    NOT_ON_LIST = ProblemCode(
        "B806",
        "something that is not on the list of what may be shared",
        later("Take it out; only what is on the list is shared."),
    )
    COMMERCIAL = ProblemCode(
        "B807",
        "something that competitors must not tell each other",
        later("Leave the question out: `--without QUESTION`."),
    )
    TO_CONFIRM = ProblemCode(
        "B808",
        "words that a person must look at before they leave",
        later("Change them, or let them leave as they are: `--confirm QUESTION`."),
    )
    PERSONAL_DATA = ProblemCode(
        "B809", "personal data that was taken out", later("Nothing: the text leaves without it.")
    )
    NO_CONSENT = ProblemCode(
        "B810",
        "the consent does not allow it",
        later("Ask the owner of the facility for a consent that does."),
    )
    BAD_CONSENT = ProblemCode(
        "B811",
        "not a consent, or not a genuine one",
        later("Ask the owner of the facility for it again."),
    )
    BAD_KEY = ProblemCode(
        "B812",
        "a key that cannot be used",
        later("Mend the permissions, or make a new one: `sctoolkit share keys --make NAME`."),
    )
    BUNDLE_EXPIRED = ProblemCode(
        "B813", "results that are out of date", later("Ask the sender for newer ones.")
    )
    BROKEN_LOG = ProblemCode(
        "B814",
        "a log that was altered",
        later("Keep the file as it is, and find out who changed it."),
    )
    OTHER_CONTENT = ProblemCode(
        "B815",
        "made with other content than yours",
        later("Get the same edition of the questionnaire and the codes, or expect other figures."),
    )
    BAD_LIST = ProblemCode(
        "B816",
        "a list of facilities that cannot be used",
        later("Give each line a name and a country."),
    )
    BAD_LETTER = ProblemCode(
        "B818",
        "not a letter, or not a genuine one",
        later("Ask whoever handed it to you for it again."),
    )
    NO_DAY = ProblemCode(
        "B819",
        "a day that is in no calendar",
        later("Give a day that there is, as YYYY-MM-DD."),
    )
