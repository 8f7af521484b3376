"""Who may import whom: docs/architecture.md, held true."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "sctoolkit"
OUTER_TO_INNER = [
    {"cli"},
    {"wizard", "batch"},
    {"content", "files", "report", "clearinghouse", "interchange"},
    {
        "document",
        "records",
        "settings",
        "folders",
        "paths",
        "language",
        "wording",
        "asking",
        "comparing",
        "errors",
        "problem_kinds",
    },
    {"engine"},
    {"model"},
]
NEVER_SIDEWAYS = OUTER_TO_INNER[1] | OUTER_TO_INNER[2]
DOORS = {
    "ruamel": {"document"},
    "openpyxl": {"files"},
    "python_calamine": {"files"},
    "xlsxwriter": {"files"},
    "msoffcrypto": {"files"},
    "filelock": {"files"},
    "icalendar": {"files"},
    "fsspec": {"files"},
    "distributed": {"batch"},
    "rapidfuzz": {"files"},
    "questionary": {"wizard"},
    "prompt_toolkit": {"wizard"},
    "msgspec": {"records"},
    "jinja2": {"report", "clearinghouse"},
    "cryptography": {"clearinghouse"},
    "fastapi": {"clearinghouse"},
    "starlette": {"clearinghouse"},
    "pydantic": {"clearinghouse"},
    "sqlalchemy": {"clearinghouse"},
    "alembic": {"clearinghouse"},
    "psycopg": {"clearinghouse"},
    "uvicorn": {"clearinghouse"},
    "rich": {"report", "wizard", "cli"},
    "typer": {"cli"},
    "platformdirs": {"folders"},
}
PURE = {"model", "engine"}
IMPURE_MODULES = {"os", "pathlib", "time", "random", "sys", "io", "subprocess", "socket"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found.update(names if node.module == "sctoolkit" else [node.module])
    return found


def layer(room: str) -> int | None:
    return next((place for place, rooms in enumerate(OUTER_TO_INNER) if room in rooms), None)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_imports_only_from_inner_rooms(path: Path) -> None:
    own = room_of(path)
    if own in ("__init__", "__main__"):
        return
    assert layer(own) is not None, f"{own} is no room of docs/architecture.md"
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "sctoolkit" or len(parts) == 1:
            continue
        other = parts[1]
        if other in (own, "__version__", "TOOL"):
            continue
        assert layer(other) is not None, f"{path} imports {name}"
        assert layer(own) <= layer(other), f"{own} may not import {other}: {path}"  # type: ignore[operator]
        if layer(own) == layer(other):
            assert own not in NEVER_SIDEWAYS, f"{own} and {other} meet only in outer rooms: {path}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_library_is_used_only_behind_its_door(path: Path) -> None:
    for name in imported(path):
        rooms = DOORS.get(name.split(".")[0])
        assert rooms is None or room_of(path) in rooms, f"{path} imports {name}"


@pytest.mark.parametrize("room", sorted(PURE))
def test_pure_room_knows_the_standard_library_only_and_no_world(room: str) -> None:
    for path in sorted((SOURCE / room).rglob("*.py")):
        for name in imported(path):
            top = name.split(".")[0]
            assert top not in IMPURE_MODULES, f"{path} imports {name}"
            assert top not in DOORS, f"{path} imports {name}"
        assert "datetime.now" not in path.read_text("utf-8")
        assert "date.today" not in path.read_text("utf-8")


def test_only_the_app_catches_everything() -> None:
    for path in modules():
        broad = "except Exception" in path.read_text("utf-8")
        assert not broad or path == SOURCE / "cli" / "app.py", path
