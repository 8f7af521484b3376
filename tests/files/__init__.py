"""The user's own files: assessments, their journals and evidence, and the plan workbook."""
