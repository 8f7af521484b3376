"""Many suppliers in one workbook: ranking, whom to call, sections, findings, what was skipped."""

from __future__ import annotations

from sctoolkit.files.portfolio_workbook.book import Contents, write_portfolio
from sctoolkit.files.problem_workbook import Skip

__all__ = ["Contents", "Skip", "write_portfolio"]
