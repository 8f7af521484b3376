"""The page in a real browser: nothing is cut off or scrolls sideways, however narrow it is."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sctoolkit.content.library import Library
from sctoolkit.report.pages import html

from .content import reported

BROWSER = next(
    (found for name in ("chromium", "google-chrome", "chrome") if (found := shutil.which(name))),
    None,
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--dump-dom",
)
FRAME = """\
<!doctype html><iframe id="page" srcdoc="{page}" style="width: {width}px; height: 600px; border: 0">
</iframe><script>
document.getElementById("page").onload = (event) => {{
  const root = event.target.contentDocument.documentElement;
  document.title = `${{root.scrollWidth}} of ${{root.clientWidth}}`;
}};
</script>"""
NAME = "Ltd" * 60


@pytest.mark.skipif(BROWSER is None, reason="there is no browser to try it in")
@pytest.mark.parametrize("width", [320, 400, 1000])
@pytest.mark.parametrize("codes", [1, 2])
def test_page_never_scrolls_sideways(
    tmp_path: Path, plant: Library, width: int, codes: int
) -> None:
    text = html([reported(plant, organisation=NAME)] * codes, date(2026, 3, 2))
    quoted = text.replace("&", "&amp;").replace('"', "&quot;")
    page = tmp_path / "page.html"
    page.write_text(FRAME.format(page=quoted, width=width), "utf-8")
    run = subprocess.run(
        [str(BROWSER), *FLAGS, f"--user-data-dir={tmp_path / 'browser'}", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    measured = re.search(r"<title>(\d+) of (\d+)</title>", run.stdout)
    assert measured is not None
    assert measured[1] == measured[2] == str(width)
