"""Many suppliers in one workbook: ranking, whom to call, sections, findings, what was skipped."""

from __future__ import annotations

from sctoolkit.files.portfolio_workbook.book import Contents, Skip, write_portfolio

__all__ = ["Contents", "Skip", "write_portfolio"]
