"""The action plan as an Excel workbook that people work in: format `cap/1`.

Every sheet is a module. Values are written by us; the few formulas are COUNTIFS, INDEX/MATCH and
TODAY, which every office program computes alike.
"""

from sctoolkit.files.plan_workbook.book import write_plan
from sctoolkit.files.plan_workbook.brief import Brief, Columns

__all__ = ["Brief", "Columns", "write_plan"]
