# Two commands are all one needs: `make report` and `make test`.
# PYTHON=python3.12 chooses an interpreter, OUTPUT=folder where the report goes,
# DATA=folder where labelled files lie, and
# TORCH_INDEX=address the package index that torch comes from (PyTorch's install page has it).

PYTHON ?= python3
OUTPUT ?= report
DATA ?= ../shared/data
CORPUS := corpora/newsroom

VENV := .venv
BIN := $(VENV)/bin
# Stamps lie inside the environment, so that they go when it goes.
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
TESTABLE := $(VENV)/.testable
WRITTEN := $(OUTPUT)/index.html
TORCH := $(shell sed -n 's/^ *"\(torch[^"]*\)".*/\1/p' pyproject.toml)
# The page's scripts run as one, each in strict mode: what one names another uses. Older browsers
# read them too, and a sum may be kept where it is made.
SCRIPT_RULES := --skip=correctness/noUnusedVariables --skip=suspicious/noRedundantUseStrict \
  --skip=complexity/useOptionalChain --skip=suspicious/noAssignInExpressions
# What a report depends on: every file of the package and of the corpus.
SOURCES := $(shell find compare $(CORPUS) -type f -not -path '*/__pycache__/*')

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report test check lint format accuracy clean browser

help: ## show what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' Makefile

report: $(WRITTEN) ## compare the shipped corpus and print the path of the page
	@echo "the page: $(abspath $(WRITTEN))"

test: browser check ## lint, check types and imports, and run all tests
	$(BIN)/pytest -n 2

check: lint ## lint, check types and imports
	$(BIN)/mypy
	$(BIN)/lint-imports

lint: $(TESTABLE) ## find faults of style
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/biome lint --error-on-warnings $(SCRIPT_RULES) compare/report/page/*.js compare/report/page/*.css

format: $(TESTABLE) ## mend faults of style where that is safe
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

accuracy: $(INSTALLED) ## measure on the labelled files in DATA and print the README's table
	$(BIN)/python -m compare.evaluate.table $(DATA)

clean: ## remove the environment, the report and what tools left behind
	rm -rf $(VENV) report build dist *.egg-info .hypothesis .*_cache

$(WRITTEN): $(INSTALLED) $(SOURCES)
	$(BIN)/narrative-compare run $(CORPUS) --output $(OUTPUT)

# A Python without ensurepip (Debian parts it off) can still make an environment with its own pip.
$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "narrative-compare needs Python 3.11 or newer, and $(PYTHON) is older or missing;" \
	    "give another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m venv --clear --without-pip $(VENV) && \
	  $(PYTHON) -m pip --python $(BIN)/python install pip; }
	$(BIN)/python -m pip install -qq --upgrade pip
	@touch $@

$(INSTALLED): $(MADE) pyproject.toml
	@echo "installing into $(VENV); this takes minutes, and happens once"
	$(if $(TORCH_INDEX),$(BIN)/python -m pip install -qq '$(TORCH)' --index-url $(TORCH_INDEX))
	$(BIN)/python -m pip install -qq --editable .
	@touch $@

$(TESTABLE): $(INSTALLED)
	$(BIN)/python -m pip install -qq --editable '.[test]'
	@touch $@

browser:
	@.ci/browser
