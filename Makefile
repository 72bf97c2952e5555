# The project's verbs. `make` alone lists them.
#
#   make run                       the whole line on the bundled sample
#   make run ARTICLES=path         the same on your own file or folder
#
# Set-up happens by itself before each verb and leaves a stamp; it runs again only when pyproject.toml or
# uv.lock change. Everything lands in .venv; nothing else on the machine is touched.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

UV_VERSION := 0.13.9
ARTICLES ?= seeds/articles
ENTENTE_HOME ?= data
export ENTENTE_HOME

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.entente-synced

.PHONY: help run up test lint bench docs clean evaluate setup

help:  ## list the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 20

setup: $(STAMP)  ## install everything into .venv (each verb does this by itself)

# An interpreter counts only if it runs: a pyenv shim can be on the PATH and still refuse to start.
# Python 3.12 goes first because extraction is markedly faster on it.
$(VENV)/bin/python:
	@for candidate in $(PYTHON) python3.12 python3.11 python3 python; do \
	    if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' \
	        >/dev/null 2>&1; then \
	        echo "set-up 1/3: virtual environment with $$("$$candidate" --version)"; \
	        "$$candidate" -m venv $(VENV); exit 0; \
	    fi; \
	done; \
	echo "error: no working Python 3.11 or 3.12 found on the PATH." >&2; \
	echo "       Install one (with its venv module), or name it: make run PYTHON=/path/to/python3.12" >&2; \
	exit 2

$(STAMP): pyproject.toml uv.lock | $(VENV)/bin/python
	@if ! $(BIN)/uv --version 2>/dev/null | grep -q '^uv $(UV_VERSION)'; then \
	    echo "set-up 2/3: uv $(UV_VERSION)"; \
	    $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null; \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION); \
	fi
	@echo "set-up 3/3: packages, exactly as locked (about 1.2 GB the first time)"
	@UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --frozen --inexact --compile-bytecode
	@touch $@

run: $(STAMP)  ## articles in, published warehouse out (ARTICLES=path, ENTENTE_HOME=folder)
	@$(BIN)/entente run "$(ARTICLES)"

up: $(STAMP)  ## a local Airflow with both DAGs on; Ctrl-C stops it
	@$(BIN)/entente up

test: lint  ## lint, types, and every test
	@$(BIN)/pytest

lint: $(STAMP)  ## ruff, mypy and sqlfluff
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar dbt_project/models dbt_project/tests warehouse/ddl entente/queries

bench: $(STAMP)  ## speed and memory of extraction and of event resolution (ARTICLES=path)
	$(BIN)/python benches/extraction.py $(if $(filter command environment,$(firstword $(origin ARTICLES))),--articles "$(ARTICLES)")
	$(BIN)/python benches/resolution.py

docs: $(STAMP)  ## the catalogue of the warehouse and its codebook, into docs/site
	@$(BIN)/entente docs

evaluate: $(STAMP)  ## score extraction on gold articles (GOLD=folder, ARGS="--quick --update --calibrate")
	@$(BIN)/entente evaluate $(if $(GOLD),--gold "$(GOLD)") $(ARGS)

clean:  ## remove the environment and the caches; the warehouse in ENTENTE_HOME is kept
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis \
	    dbt_project/target dbt_project/logs docs/site
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
