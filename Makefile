# Two commands on a fresh machine: `make run` and `make test`.
# Nothing but make and Python 3.11 or newer (with venv) has to be there.

PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
  if $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
TRESTLE := .venv-trestle
CATALOGUES := $(wildcard src/sctoolkit/locale/*/LC_MESSAGES/*.po)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run demo test oscal conformance check lint types docs messages bench clean help

help:  ## say what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ -/'

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer (with venv) is needed: https://www.python.org/downloads/"; exit 1; }
	@echo "Making an environment in $(VENV) with $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml hatch_build.py $(CATALOGUES)
	@echo "Installing sctoolkit …"
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml hatch_build.py $(CATALOGUES)
	@echo "Installing sctoolkit and what its tests need …"
	@$(PIP_INSTALL) -e '.[dev]'
	@touch $@ $(VENV)/.installed

# An environment of its own: compliance-trestle wants other versions of what we use.
$(TRESTLE)/.installed: $(VENV)/.made
	@echo "Installing compliance-trestle …"
	@$(PYTHON) -m venv $(TRESTLE)
	@$(TRESTLE)/bin/python -m pip install --quiet --disable-pip-version-check 'compliance-trestle>=5.2,<6'
	@touch $@

run: $(VENV)/.installed  ## do the main job: in a terminal start the questionnaire, else the demo
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/sctoolkit assess; else \
	  echo "No terminal here, so this takes the sample assessment from answers to score to workbook."; \
	  $(MAKE) --no-print-directory demo; fi

demo: $(VENV)/.installed  ## score the sample assessment and write its action plan, asking nothing
	@$(BIN)/sctoolkit demo --out demo

test: $(VENV)/.installed-dev  ## run the tests
	@$(BIN)/python -m pytest -n auto

oscal: $(VENV)/.installed-dev $(TRESTLE)/.installed  ## have OSCAL mappings checked by the public compliance-trestle
	@TRESTLE=$(TRESTLE)/bin/trestle $(BIN)/python -m pytest tests/interchange/test_trestle.py

conformance: $(VENV)/.installed-dev  ## score published methods from their published answers, and compare every figure
	@cd tests && ../$(BIN)/python -m conformance

check: $(VENV)/.installed-dev  ## check all bundled content
	@$(BIN)/sctoolkit check

lint: $(VENV)/.installed-dev  ## format and style
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(VENV)/.installed-dev  ## strict types
	@$(BIN)/mypy

docs: $(VENV)/.installed-dev  ## regenerate what docs/ says of commands, problems and coverage
	@$(BIN)/python docs/generate.py

messages: $(VENV)/.installed-dev  ## collect the program's words and bring its catalogues up to date; NEW=es begins one
	@$(BIN)/python docs/messages.py $(NEW)
	@$(BIN)/pybabel --quiet compile --domain sctoolkit --directory src/sctoolkit/locale

bench: $(VENV)/.installed-dev  ## measure the figures of benchmarks/README.md
	@$(PIP_INSTALL) -e '.[bench]'
	@$(BIN)/python benchmarks/run.py

clean:  ## remove the environment and what was built
	@rm -rf $(VENV) $(TRESTLE) dist demo .mypy_cache .ruff_cache .pytest_cache
