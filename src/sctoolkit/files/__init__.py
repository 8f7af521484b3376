"""The user's own files, both ways: assessments in YAML, workbooks (openpyxl's only door)."""
