"""Pages for people who use no terminal."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
