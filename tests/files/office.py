"""LibreOffice without a window: opens a workbook, recalculates it, saves or prints it."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook, load_workbook

PATIENCE = 300
"""Seconds; a macro with a mistake waits for somebody to read its message."""
MISSING = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not on the PATH"
)
CARLITO = [*Path("/usr/share/fonts").rglob("Carlito-Regular.ttf")]
AS_WIDE_AS_EXCEL = pytest.mark.skipif(
    not CARLITO, reason="Carlito, the free font that is as wide as Excel's, is not installed"
)
"""For pages that break where Excel breaks them: other fonts are wider."""


def saved_as(form: str, out: Path, *paths: Path) -> list[Path]:
    """What LibreOffice made of the files: the same names in the folder `out`, ending in `form`.

    The form may name a filter and its options, as `csv:Text - txt - csv (StarCalc):44,34,76`.

    Its profile stands beside that folder; so runs of one test follow each other in one profile.
    """
    profile = (out.parent / "profile").as_uri()
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", form, "--outdir", str(out), *map(str, paths)]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    found = [out / f"{path.stem}.{form.partition(':')[0]}" for path in paths]
    assert all(path.exists() for path in found), made.stdout + made.stderr
    return found


MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{basic}</script:module>
"""


def driven(folder: Path, basic: str) -> None:
    """Lets LibreOffice do what this Basic says, as if a person did it; its `Main` must end."""
    profile = folder / "profile"
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run(
        [*command, "--terminate_after_init"], capture_output=True, check=True, timeout=PATIENCE
    )
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE.format(basic=escape(basic)), "utf-8")
    subprocess.run(
        [*command, "macro:///Standard.Module1.Main"],
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )


def reread(path: Path, *, values: bool = False) -> Workbook:
    """A workbook that LibreOffice saved; with `values` what its formulas came to."""
    with warnings.catch_warnings():
        # It adds parts of its own, of which openpyxl says that it will not write them.
        warnings.filterwarnings("ignore", "Unknown extension|Conditional Formatting extension")
        return load_workbook(path, data_only=values)
