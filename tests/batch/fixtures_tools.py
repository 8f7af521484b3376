"""What form tools export: a row for each reply, with the habits of each tool."""

from __future__ import annotations

from pathlib import Path

from .chain import expecting
from .drawing import Page, put, workbook

POLICY = "Is there a written policy?"


@expecting("""
    replies.xlsx | Acme | policy: yes | training: fire, first-aid | workers: 1200
    replies.xlsx | Brill | training: none | workers: 7
    replies.xlsx | Corn
    F647 replies.xlsx Replies!I1
    F643 replies.xlsx Replies!J2
    F630 replies.xlsx Replies!G3
    F653 replies.xlsx Replies!I4
    """)
def microsoft_forms(folder: Path) -> None:
    """Lists that end in `;`, a question that stands twice, blanks that do not break."""
    put(
        folder,
        {
            "replies.xlsx": workbook(
                Page(
                    """
    | ID | Start time | Completion time | Email | Name | Company name | Is there a\u00a0written↵policy? | Which training did workers get? | Is there a written policy?2 | How many people work at the site? |
    | 1 | 7/2/20 11:00:22 | 7/2/20 11:30:22 | anonymous | | Acme | Yes | Fire drill;First aid, with practice; | | 1,200 |
    | 2 | 7/2/20 11:05:00 | 7/2/20 11:30:22 | anonymous | | Brill | Mayby | None of these; | | 7 |
    | 3 | 7/2/20 11:05:00 | 7/2/20 11:30:22 | anonymous | | Corn | No | | Yes | |
    """,
                    "Replies",
                )
            ),
        },
    )


@expecting("""
    replies.csv | Acme | policy: yes | story: New roof ⏎ and doors | training: fire, first-aid
    replies.csv | Brill | policy: not applicable (nobody works here) | training: first-aid
    """)
def google_forms(folder: Path) -> None:
    """Lists with commas between options, and a comma within one; a note of two lines."""
    put(
        folder,
        {
            "replies.csv": """
    Timestamp,Email Address,Company,Is there a written policy?,Which training did workers get?,What changed this year?,Score
    2026/09/20 10:00:00 AM GMT+3,ann@acme.example,Acme,Yes,"Fire drill, First aid, with practice","New roof
    and doors",4 / 5
    5/10/2026 09:15:00,bo@brill.example,Brill,N/A: nobody works here,"First aid, with practice",,3 / 5
    """,
        },
    )


@expecting("""
    replies.xlsx | Acme | policy: yes | training: fire, first-aid | workers: 12
    replies.xlsx | Brill | policy: no | training: none
    """)
def surveymonkey(folder: Path) -> None:
    """Two rows of headings; the text of an option is repeated where it was chosen."""
    put(
        folder,
        {
            "replies.xlsx": workbook(
                """
    | Respondent ID | Collector ID | Start Date | End Date | IP Address | Email Address | First Name | Last Name | Custom Data 1 | Supplier name | Is there a written policy? | Which training did workers get? | | | How many people work at the site? |
    | | | | | | | | | | Open-Ended Response | Response | Fire drill | First aid, with practice | None of these | Open-Ended Response |
    | 1 | 77 | 01/02/2026 09:00 | 01/02/2026 09:20 | 10.0.0.1 | a@b.example | | | | Acme | Yes | Fire drill | First aid, with practice | | 12 |
    | 2 | 77 | 01/02/2026 09:00 | 01/02/2026 09:20 | 10.0.0.1 | a@b.example | | | | Brill | No | | | None of these | |
    """
            ),
        },
    )


@expecting("""
    replies.csv | Acme | policy: yes | training: fire, first-aid | workers: 40
    replies.csv | Brill | policy: some
    F656 replies.csv csv!A5
    """)
def qualtrics(folder: Path) -> None:
    """Three rows of headings; the ids are the tool's own, the wording stands in the second."""
    put(
        folder,
        {
            "replies.csv": """
    StartDate,EndDate,Status,Progress,Finished,ResponseId,QID1,QID2,QID3,QID4
    Start Date,End Date,Response Type,Progress,Finished,Response ID,Supplier name,Is there a written policy?,Which training did workers get? - Selected Choice,How many people work at the site?
    "{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""progress""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}","{""ImportId"":""QID4_TEXT""}"
    2026-01-02 09:00:00,2026-01-02 09:30:00,IP Address,100,True,R_1,Acme,Yes,"Fire drill,First aid, with practice",40
    2026-01-02 09:00:00,2026-01-02 09:30:00,IP Address,60,False,R_2,Brill,Partly,,
    """,
        },
    )


@expecting("""
    both.csv | Acme | policy: yes | training: fire, first-aid | workers: 9
    both.csv | Brill | policy: no | training: fire
    details.xlsx | Acme | training: fire, first-aid
    details.xlsx | Brill | training: none
    summary.csv | Acme | training: fire, first-aid
    summary.csv | Brill
    F647 both.csv csv!J2
    """)
def kobo(folder: Path) -> None:
    """Three ways to write what was ticked; groups, one that repeats, a row of tags, two versions."""
    head = "who/company,rules/rules_policy,rules/rules_workers,rules/rules_training"
    put(
        folder,
        {
            "both.csv": f"""
    start,end,{head},rules/rules_training/fire,rules/rules_training/first_aid,rules/rules_training/none,old_policy,_uuid,_submission_time,__version__
    #date,#date,#org,#policy,#workers,#train,#train,#train,#train,#policy,#id,#date,#v
    2026-01-02,2026-01-02,Acme,yes,9,fire first-aid,1,1,0,n/a,u-1,2026-01-02,v2
    2026-01-02,2026-01-02,Brill,n/a,n/a,fire,1,0,0,no,u-2,2026-01-02,v1
    """,
            "summary.csv": """
    start,end,who/company,rules/rules_training,_uuid,_submission_time
    2026-01-02,2026-01-02,Acme,fire first_aid,u-1,2026-01-02
    2026-01-02,2026-01-02,Brill,,u-2,2026-01-02
    """,
            "details.xlsx": workbook(
                """
    | who/company | rules/rules_training/fire | rules/rules_training/first_aid | rules/rules_training/none | _uuid | _submission_time |
    | Acme | TRUE | TRUE | FALSE | u-1 | 2026-01-02 |
    | Brill | 0 | 0 | 1 | u-2 | 2026-01-02 |
    """,
                Page("| name | age | _parent_index |\n| Jo | 20 | 1 |", "workers"),
            ),
        },
    )


@expecting("""
    replies.csv | Acme | policy: yes | training: fire | workers: 30
    replies.csv | Brill | policy: no | training: first-aid “Lifting”
    F656 replies.csv csv!A3
    """)
def limesurvey(folder: Path) -> None:
    """Y and N, no dates in an anonymous survey, and a reply that nobody sent."""
    put(
        folder,
        {
            "replies.csv": """
    id,submitdate,lastpage,startlanguage,company,rules.policy,rules.training[fire],rules.training[first-aid],rules.training[other],rules.workers
    1,1980-01-01 00:00:00,4,en,Acme,Y,Y,N,,30
    2,,2,en,Brill,N,,Y,Lifting,
    """,
        },
    )


@expecting("""
    replies.csv | Acme | policy: yes | training: fire, first-aid
    replies.csv | Brill | policy: no
    """)
def typeform(folder: Path) -> None:
    """A token first, 1 and 0, the dates at the end."""
    put(
        folder,
        {
            "replies.csv": """
    #,Supplier,Is there a written policy?,Which training did workers get? - Fire drill,"Which training did workers get? - First aid, with practice",Start Date (UTC),Submit Date (UTC),Network ID
    a1b2,Acme,Yes,1,1,2026-01-02 09:00:00,2026-01-02 09:10:00,77aa
    c3d4,Brill,No,,,2026-01-02 09:00:00,2026-01-02 09:10:00,77ab
    """,
        },
    )
