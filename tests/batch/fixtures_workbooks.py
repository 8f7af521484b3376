"""Workbooks that people make: a form for each supplier, tables with several headings."""

from __future__ import annotations

from pathlib import Path

from files.reading import making
from files.reading.making import parts, zipped

from .chain import expecting
from .drawing import Page, put, workbook


@expecting("""
    answers.csv | Acme | policy: yes “Since 2019” | training: fire, first-aid | workers: 12
    answers.csv | Brill | policy: no
    F651 answers.csv csv!B7
    """)
def long(folder: Path) -> None:
    """A row for each answer, with blanks behind the commas and a question that nobody asked."""
    put(
        folder,
        {
            "answers.csv": """
    supplier, question, answer, comment
    Acme, rules.policy, Yes, Since 2019
    Acme, How many people work at the site?, 12,
    Acme, Which training did workers get?, Fire drill,
    Acme, Which training did workers get?, "First aid, with practice",
    Brill, Is there a written policy?, No,
    Brill, Is the canteen good?, Yes,
    """,
        },
    )


@expecting("""
    suppliers.xlsx | Acme | policy: yes | training: fire | workers: 12
    suppliers.xlsx | Brill | policy: no | training: none | workers: 1200
    F643 suppliers.xlsx Replies!D3
    """)
def transposed(folder: Path) -> None:
    """Questions down, suppliers across."""
    drawn = """
    | Question | Hint | Acme | Brill |
    | Is there a written policy? | On paper | Yes | No |
    | How many people work at the site? | | 12 | 1,200 |
    | Which training did workers get? | | Fire drill | None of these |
    """
    put(folder, {"suppliers.xlsx": workbook(Page(drawn, "Replies"))})


NEW = """
    | Supplier questionnaire, version 2 |
    | Company name | {name} |

    | No | Question | Answer | Comment |
    | 1 | Is there a written policy? | {policy} | {note} |
    | 2 | How many people work at the site? | {workers} | |
    | 3 | Which training did workers get? | Fire drill | |
    """
OLD = """
    | Supplier | | {name} |
    | Policy in writing | | {policy} |
    | What changed this year? | | Nothing |
    """
SHIFTED = """
    | | Please use black ink |

    | | Company name | | Fjord |

    | | Rules | | |
    | | 1) Is there a written policy? * | | yes |
    | | Our own remark | | see above |
    | | 2) How many people work at the site? | | 33 |
    """


@expecting("""
    1-acme.xlsx | Acme | policy: yes “On the wall” | training: fire | workers: 12
    2-brill.xlsx | Brill | policy: no | training: fire
    3-corn.xlsx | Corn | policy: some | story: Nothing
    4-dale.csv | Dale | policy: yes | story: Nothing
    5-elm.xlsx | 5-elm | policy: yes | training: fire
    6-fjord.xlsx | Fjord | policy: yes | workers: 33
    F631 2-brill.xlsx Sheet1!C6
    F651 6-fjord.xlsx Sheet1!B7
    skipped F611 scan.xlsx
    skipped F612 ~$1-acme.xlsx
    """)
def workbook_for_each_supplier(folder: Path) -> None:
    """Two versions of a form, one with rows moved, one without a name, a lock file, a picture."""
    put(
        folder,
        {
            "1-acme.xlsx": workbook(
                NEW.format(name="Acme", policy="Yes", note="On the wall", workers=12)
            ),
            "2-brill.xlsx": workbook(
                NEW.format(name="Brill", policy="No", note="", workers="1,200")
            ),
            "3-corn.xlsx": workbook(OLD.format(name="Corn", policy="Partly")),
            "4-dale.csv": "Supplier,,Dale\nPolicy in writing,,Yes\nWhat changed this year?,,Nothing\n",
            "5-elm.xlsx": workbook(NEW.format(name="", policy="Yes", note="", workers="")),
            "6-fjord.xlsx": workbook(SHIFTED),
            "~$1-acme.xlsx": bytes(165),
            "scan.xlsx": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(99),
        },
    )


@expecting("""
    acme.xlsx | Acme | policy: some | training: fire, first-aid | workers: 12
    """)
def row_for_each_option(folder: Path) -> None:
    """The question stands only beside its first option; what was chosen has a “yes”."""
    drawn = """
    | Company name | | Acme | | |
    | Nr | Question | Possible answers | Help | Your answer |
    | 1 | Is there a written policy? | Yes | On paper | |
    | | | Partly | | yes |
    | | | No | | |
    | 2 | Which training did workers get? | Fire drill | | yes |
    | | | First aid, with practice | | Yes |
    | | | None of these | | |
    | 3 | How many people work at the site? | | | 12 |
    """
    put(folder, {"acme.xlsx": workbook(Page(drawn, "Questionnaire"))})


@expecting("""
    group.xlsx | River Group | story: Two farms left | workers: 60
    group.xlsx | 001 (001) | policy: yes | workers: 12
    group.xlsx | 002 (002) | policy: no
    F651 group.xlsx Farms!D1
    """)
def form_and_table_in_one_workbook(folder: Path) -> None:
    """A sheet on the group, and one with a row for each farm, of which most only have an id."""
    filled = "    | 001 | Yes | 12 | =? |\n    | 002 | No | | =? |\n"
    empty = "".join(f"    | {at:03} | | | =? |\n" for at in range(3, 101))
    head = (
        "    | Farm id | Is there a written policy? | How many people work at the site? | Risk |\n"
    )
    form = """
    | Farm group |
    | Company name | River Group |
    | How many people work at the site? | 60 |
    | What changed this year? | Two farms left |
    """
    put(folder, {"group.xlsx": workbook(Page(form, "Group"), Page(head + filled + empty, "Farms"))})


@expecting("""
    replies.xlsx | Acme | policy: yes “Since 2019” | story: New roof | training: fire | workers: 120
    replies.xlsx | Brill | policy: no | training: first-aid | workers: 8
    """)
def merged_headings_below_a_banner(folder: Path) -> None:
    """Nine rows of banner, then headings in two levels, of which the upper ones are merged."""
    banner = "    | Responsible sourcing 2026 |\n    | Please return by May |\n" + "    |\n" * 7
    drawn = """\
    | | Site | | Is there a written policy? | | Which training did workers get? | | |
    | Supplier | How many people work at the site? | What changed this year? | Answer | Comment | Fire drill | First aid, with practice | None of these |
    | Acme | 120 | New roof | Yes | Since 2019 | x | | |
    | Brill | 8 | | No | | | x | |
    """
    merged = ("A1:H1", "B10:C10", "D10:E10", "F10:H10")
    put(folder, {"replies.xlsx": workbook(Page(banner + drawn, "Replies", merged))})


@expecting("""
    replies.xlsx | Acme | policy: yes
    replies.xlsx | Brill | policy: no
    F637 replies.xlsx Sheet1!C2
    F638 replies.xlsx Sheet1!C3
    """)
def formulas_without_results(folder: Path) -> None:
    """What a library wrote and no spreadsheet has calculated; and an error that one did."""
    made = parts(
        making.row(1, "Supplier", "rules.policy", "rules.workers")
        + making.row(2, "Acme", "Yes").replace("</row>", '<c r="C2"><f>SUM(1,2)</f></c></row>')
        + making.row(3, "Brill", "No").replace(
            "</row>", '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        )
    )
    named = str(made["xl/workbook.xml"]).replace('name="A"', 'name="Sheet1"')
    put(folder, {"replies.xlsx": zipped(made | {"xl/workbook.xml": named})})


@expecting("""
    acme.xlsx | Acme | policy: yes | workers: 12
    """)
def list_with_a_style_that_is_none(folder: Path) -> None:
    """A drop-down list with `errorStyle="error"`, at which openpyxl gives up."""
    lists = (
        '<dataValidations count="1"><dataValidation type="list" errorStyle="error" sqref="B2">'
        "<formula1>&quot;Yes,No&quot;</formula1></dataValidation></dataValidations>"
    )
    rows = making.row(1, "Supplier", "rules.policy", "rules.workers")
    rows += making.row(2, "Acme", "Yes", "12")
    put(folder, {"acme.xlsx": zipped(parts() | {making.SHEET: making.worksheet(rows, lists)})})
