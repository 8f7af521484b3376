"""An action plan as plain values, as it stands in its own file and in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sctoolkit import document
from sctoolkit.files.printable import printable
from sctoolkit.model.followed_plan import (
    Change,
    Entry,
    Field,
    FollowedAction,
    FollowedPlan,
    Import,
    Kept,
)


def to_content(plan: FollowedPlan) -> dict[str, Any]:
    """The plan as it stands in its file, key by key."""
    content: dict[str, Any] = {
        "format": document.FORMAT,
        "plan": plan.id,
        "subject": printable(plan.subject),
        "made_from": list(plan.made_from),
        "questionnaire": plan.questionnaire,
        "codes": list(plan.codes),
        "made_on": plan.made_on.isoformat(),
        "updated": plan.updated.isoformat(),
        "revision": plan.revision,
        "written_at": plan.written_at,
        "answered": plan.answered,
        "language": plan.language,
        "actions": {one.id: _action_to_content(one) for one in plan.actions},
    }
    if plan.shared:
        content["shared"] = asdict(plan.shared)
    lists = {
        "kept": [_kept_to_content(one) for one in plan.kept],
        "imports": [_import_to_content(one) for one in plan.imports],
    }
    return content | {key: value for key, value in lists.items() if value}


def _action_to_content(action: FollowedAction) -> dict[str, Any]:
    content: dict[str, Any] = {}
    if action.opened:
        content["opened"] = action.opened.isoformat()
    if action.cites:
        content["cites"] = list(action.cites)
    content["proposed"] = _entries_to_content(action.proposed)
    if action.typed:
        content["typed"] = _entries_to_content(action.typed)
    if action.history:
        content["history"] = [_change_to_content(one) for one in action.history]
    return content


def _entries_to_content(entries: Mapping[Field, Entry]) -> dict[str, Any]:
    return {column.value: plain_entry(entry) for column, entry in entries.items()}


def plain_entry(entry: Entry) -> str | float | int:
    """An entry as it stands in files and in JSON; empty for nothing."""
    if entry is None:
        return ""
    if isinstance(entry, date):
        return entry.isoformat()
    if isinstance(entry, float):
        return int(entry) if entry == int(entry) else entry
    return printable(entry)


def _change_to_content(change: Change) -> dict[str, Any]:
    return {
        "revision": change.revision,
        "on": change.on.isoformat(),
        "column": change.field.value,
        "was": plain_entry(change.was),
        "now": plain_entry(change.now),
        "from": printable(change.origin),
    }


def _kept_to_content(kept: Kept) -> dict[str, Any]:
    return {
        "on": kept.on.isoformat(),
        "from": printable(kept.origin),
        "cell": kept.place,
        "action": kept.action,
        "column": printable(kept.column),
        "typed": printable(kept.text),
        "because": kept.because,
    }


def _import_to_content(one: Import) -> dict[str, Any]:
    content: dict[str, Any] = {
        "file": printable(one.file),
        "sha256": one.sha256,
        "on": one.on.isoformat(),
        "who": printable(one.who),
        "revision": one.revision,
    }
    if one.written_at is not None:
        content["written_at"] = one.written_at
    return content | {"changed": one.changed, "added": one.added, "kept": one.kept}
