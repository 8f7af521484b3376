"""The built wheel in a clean environment, outside the checkout, does the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(
    *arguments: str | Path, cwd: Path, language: str = "en"
) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["SCTOOLKIT_LANGUAGE"] = language
    return subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`sctoolkit` as a user has it who installed the wheel."""
    base = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", base, ROOT, cwd=base)
    wheel = next(base.glob("*.whl"))
    venv.create(base / "clean", with_pip=True)
    scripts = base / "clean" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=base)
    return scripts / "sctoolkit"


def test_wheel_goes_from_sample_answers_to_workbook_and_page(program: Path, tmp_path: Path) -> None:
    done = run(program, "demo", "--out", "shown", cwd=tmp_path)
    assert "on a scale from 0 to 100" in done.stdout
    assert (tmp_path / "shown" / "plan.xlsx").stat().st_size > 20_000
    assert "<!doctype html>" in (tmp_path / "shown" / "report.html").read_text("utf-8")


def test_wheel_speaks_french(program: Path, tmp_path: Path) -> None:
    done = run(program, "demo", "--out", "shown", cwd=tmp_path, language="fr")
    assert "sur une échelle de 0 à 100" in done.stdout


def test_wheel_brings_its_own_content_and_it_is_clean(program: Path, tmp_path: Path) -> None:
    found = json.loads(run(program, "check", "--json", cwd=tmp_path).stdout)
    assert found["problems"] == []
    assert len(found["files"]) >= 6
    codes = json.loads(run(program, "list", "codes", "--json", cwd=tmp_path).stdout)["codes"]
    assert {code["id"].split("@")[0] for code in codes} >= {"comply-chain", "eti", "oecd", "sa8000"}


def test_wheel_answers_by_file_and_scores(program: Path, tmp_path: Path) -> None:
    template = run(program, "assess", "--scope", "quick", "--write-template", "-", cwd=tmp_path)
    assert "monitor.reprisal-protection" in template.stdout
    run(program, "demo", "--out", "shown", cwd=tmp_path)
    scored = run(
        program, "score", "shown/marrowby-outdoor.yaml", "-c", "oecd", "--json", cwd=tmp_path
    )
    assert 0 < json.loads(scored.stdout)["results"][0]["score"] < 100
