"""Opens what is encrypted: with a password of the user's, or with the one that Excel knows."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable

from sctoolkit.files.reading.archive import damaged
from sctoolkit.files.reading.cells import protected
from sctoolkit.files.reading.skipped import RefusedError
from sctoolkit.language import _
from sctoolkit.problem_kinds import ProblemKind

OF_EXCEL = "VelvetSweatshop"
"""With this word Excel encrypts what all may read and few may change: [MS-OFFCRYPTO] 2.4.2.3."""


def opened_with(content: bytes, passwords: Iterable[str]) -> bytes:
    """The workbook in the clear; refuses one that none of the passwords opens."""
    try:
        import msoffcrypto  # noqa: PLC0415 - an extra, and heavy
        from msoffcrypto.exceptions import DecryptionError, FileFormatError  # noqa: PLC0415
    except ImportError as error:
        raise RefusedError(ProblemKind.NO_DECRYPTION, _("is encrypted")) from error
    for password in (OF_EXCEL, *passwords):
        clear = io.BytesIO()
        try:
            file = msoffcrypto.OfficeFile(io.BytesIO(content))
            sure = {"verify_password": True} if file.format == "ooxml" else {}
            file.load_key(password=password, **sure)
            file.decrypt(clear)
        except DecryptionError:
            continue
        except (FileFormatError, struct.error, ValueError, OSError, LookupError) as error:
            raise damaged(_("is encrypted in an unusual way, or damaged")) from error
        if clear.getbuffer().nbytes:
            return clear.getvalue()
    raise protected()
