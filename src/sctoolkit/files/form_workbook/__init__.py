"""A questionnaire as a blank workbook that a supplier fills in and sends back: format `form/1`.

All questions stand on one sheet, one below the other; what can be ticked has rows of its own,
because a dropdown gives one answer only. What follows from the answers (what is not needed, what is
missing) is said by plain formulas in the State column; colours look at nothing else, so that Excel,
LibreOffice and Google Sheets show the same. No macros, and no protection, which would keep people
from inserting rows and from making columns wider.
"""

from sctoolkit.files.form_workbook.book import write_form

__all__ = ["write_form"]
