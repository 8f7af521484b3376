"""How hard the laws are tried: HYPOTHESIS_PROFILE=ci tries more."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("usual", max_examples=300, deadline=None, database=None)
settings.register_profile("ci", max_examples=1000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))
