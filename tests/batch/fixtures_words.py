"""The same answers in other encodings, languages and habits."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from .chain import expecting
from .drawing import put, workbook

PLAIN = "Supplier;rules.policy;rules.workers;rules.story\n{name};{yes};1200;{words}\n"


@expecting("""
    chinese.csv | 北京工厂 | policy: yes | story: 新屋顶 | workers: 1200
    excel.csv | Käse & Söhne | policy: yes | story: “neu”, 5 € | workers: 1200
    marked.csv | Łódź | story: ściana | workers: 1200
    separator.csv | Acme | policy: yes | story: a; b | workers: 1200
    unicode.txt | Škoda | policy: yes | story: 工厂 | workers: 1200
    F623 chinese.csv
    F623 excel.csv
    F631 marked.csv csv!B2
    """)
def encodings(folder: Path) -> None:
    """What Excel saves in Europe, in China, as “Unicode text”, and with its own first line.

    “tak” is a yes in Poland and a no in Indonesia, and one answer does not tell which.
    """
    german = PLAIN.format(name="Käse & Söhne", yes="ja", words="“neu”, 5 €")
    chinese = PLAIN.format(name="北京工厂", yes="是", words="新屋顶").replace(";", ",")
    unicode = PLAIN.format(name="Škoda", yes="ano", words="工厂").replace(";", "\t")
    polish = PLAIN.format(name="Łódź", yes="tak", words="ściana")
    put(
        folder,
        {
            "excel.csv": german.encode("cp1252"),
            "chinese.csv": chinese.encode("gb18030"),
            "unicode.txt": unicode.encode("utf-16"),
            "marked.csv": polish.encode("utf-8-sig"),
            "separator.csv": "sep=;\n" + PLAIN.format(name="Acme", yes="Yes", words='"a; b"'),
        },
    )


@expecting("""
    arabic.xlsx | المصنع | policy: yes | story: سقف جديد | workers: 1200
    bangla.xlsx | কারখানা | policy: some | workers: 1200
    chinese.xlsx | 北京工厂 | policy: no | workers: 1200
    french.xlsx | Usine | policy: yes | workers: 1200
    french.xlsx | Atelier | policy: some | workers: 50 “environ 50 personnes”
    french.xlsx | Ferme | policy: not applicable (personne n'y travaille)
    spanish.csv | Fábrica | policy: yes | workers: 1200
    spanish.csv | Taller | policy: some
    spanish.csv | Finca | policy: dont-know
    F643 french.xlsx Sheet1!C3
    F643 spanish.csv csv!C2
    """)
def languages(folder: Path) -> None:
    """Answers, figures and states in French, Spanish, Chinese, Arabic and Bangla."""
    put(
        folder,
        {
            "french.xlsx": workbook(
                """
    | Fournisseur | Existe-t-il une politique écrite ? | Combien de personnes travaillent sur le site ? |
    | Usine | Oui | 1\u202f200 |
    | Atelier | en partie | environ 50 personnes |
    | Ferme | s/o : personne n'y travaille | |
    """
            ),
            "spanish.csv": """
    Proveedor;rules.policy;rules.workers
    Fábrica;Sí;1.200
    Taller;Parcialmente;
    Finca;No sabe;
    """,
            "chinese.xlsx": workbook(
                "| 供应商 | rules.policy | rules.workers |\n| 北京工厂 | 否 | １２００ |"
            ),
            "arabic.xlsx": workbook(
                "| المورد | rules.policy | rules.workers | rules.story |\n| المصنع | نعم | ١٢٠٠ | سقف جديد |"
            ),
            "bangla.xlsx": workbook(
                "| সরবরাহকারী | rules.policy | rules.workers |\n| কারখানা | আংশিক | ১২০০ |"
            ),
        },
    )


@expecting("""
    replies.xlsx | Acme | story: 2026-04-03
    replies.xlsx | Brill | story: 03/04/2026
    replies.xlsx | Corn | policy: yes
    F632 replies.xlsx Sheet!E4
    """)
def dates(folder: Path) -> None:
    """A real date is one; 03/04/2026 stays as it was written; a date is no figure."""
    book = Workbook()
    page = book["Sheet"]
    page.append(["Start time", "Supplier", "rules.policy", "rules.story", "rules.workers"])
    page.append(["03/04/2026 09:00", "Acme", None, date(2026, 4, 3), None])
    page.append(["13/04/2026 09:00", "Brill", None, "03/04/2026", None])
    page.append(["14/04/2026 09:00", "Corn", "Yes", None, date(2026, 1, 2)])
    out = io.BytesIO()
    book.save(out)
    put(folder, {"replies.xlsx": out.getvalue()})


@expecting("""
    replies.csv | Acme (0017) | policy: yes
    replies.csv | Brill (18) | policy: no
    replies.csv | Acme (0017) | policy: no
    replies.csv | Corn (8100000000012)
    F655 replies.csv csv!A4
    """)
def duplicates_and_ids(folder: Path) -> None:
    """A supplier that answers twice is named; ids keep their zeros and all their figures."""
    put(
        folder,
        {
            "replies.csv": """
    Vendor no,Vendor,rules.policy
    0017,Acme,Yes
    18,Brill,No
    0017,Acme,No
    8100000000012,Corn,
    """,
        },
    )
