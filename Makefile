# make run | make test are all a newcomer needs; both set up what they use.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help run test rig check format bench docs system clean

help:            ## say what there is to make
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

$(BIN)/uv:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "gongkai needs Python 3.11 or newer; set PYTHON=python3.12 or the like")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet 'uv>=0.9,<1'

$(VENV)/.ready: pyproject.toml uv.lock | $(BIN)/uv
	$(UV) sync --frozen --quiet --inexact --extra office
	@touch $@

run: $(VENV)/.ready  ## start the office with an invented county; says where to go and whom to be
	@$(BIN)/gongkai serve --demo

test: check system  ## everything: checks, then every test
	$(BIN)/pytest -n 2 --ignore tests/browser --ignore tests/rig
	$(BIN)/pytest -n 2 tests/browser
	$(BIN)/pytest -n 2 --dist loadfile tests/rig

rig: $(VENV)/.ready  ## kill whole offices, cut their power, fill their disks; many rounds of each
	RIG_ROUNDS=$${RIG_ROUNDS:-10} $(BIN)/pytest tests/rig -m rig -v

check: $(VENV)/.ready  ## format, lint, types, import contracts, templates, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint src --lint --quiet
	$(BIN)/python -m docs.generate --check

format: $(VENV)/.ready  ## put the source in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.ready  ## write the generated pages anew
	$(BIN)/python -m docs.generate

bench: $(VENV)/.ready  ## measure speed; nothing fails by being slow
	$(BIN)/pytest benchmarks --benchmark-only --benchmark-disable-gc -p no:cacheprovider -q

system:  ## install the system packages that tests need
	@scripts/system-packages

clean:  ## forget the environment and the caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
