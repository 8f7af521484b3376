"""How hard the laws are tried: HYPOTHESIS_PROFILE=ci tries more."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
"""A case is a whole questionnaire, a code and answers, which takes its time."""

for name, examples in (("usual", 100), ("ci", 4000)):
    settings.register_profile(
        name, max_examples=examples, deadline=None, database=None, suppress_health_check=SLOW
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
