"""Assessments as their files hold them: read, answered into, saved answer by answer."""
