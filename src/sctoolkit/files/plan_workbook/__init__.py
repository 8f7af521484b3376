"""The action plan as an Excel workbook that people work in: format `cap/1`.

Every sheet is a module. What is known at writing stands as a value; the few formulas are
SUMPRODUCT, INDEX, MATCH, LOOKUP and TODAY, which every office program computes alike.
"""

from sctoolkit.files.plan_workbook.book import write_plan
from sctoolkit.files.plan_workbook.brief import Brief, Columns, Measured
from sctoolkit.files.plan_workbook.proposals import followed
from sctoolkit.files.plan_workbook.sentences import tally, unanswered

__all__ = ["Brief", "Columns", "Measured", "followed", "tally", "unanswered", "write_plan"]
