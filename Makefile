# `make help` lists what can be made. Nothing is needed but make and Python 3.11 or newer; everything goes into .venv.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
INSTALLED := $(VENV)/.installed
# What builds the package is held to the same versions: the first name is read by pip 25.3 and newer, the second before.
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_CONSTRAINT := constraints.txt
INSTALLED_DEV := $(VENV)/.installed-dev
WHAT_INSTALLS := pyproject.toml constraints.txt

# Tried in this order; `make PYTHON=/path/to/python …` takes another.
PYTHONS := python3.13 python3.12 python3.11 python3 python3.14 python

define FIND_PYTHON
found=""; \
for candidate in $(PYTHON) $(PYTHONS); do \
  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
    found=$$candidate; \
    if $$candidate -c 'import ensurepip, venv' >/dev/null 2>&1; then break; fi; \
  fi; \
done; \
if [ -z "$$found" ]; then \
  echo "gongyak needs Python 3.11 or newer, and none of these is one: $(PYTHON) $(PYTHONS)." >&2; \
  echo "Install it (Debian, Ubuntu: apt-get install python3 python3-venv) or say where it is: make PYTHON=/path/to/python3.11 …" >&2; \
  exit 1; \
fi; \
if ! $$found -c 'import ensurepip, venv' >/dev/null 2>&1; then \
  echo "$$found has no venv module. Debian and Ubuntu keep it apart: apt-get install python3-venv" >&2; \
  exit 1; \
fi
endef

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(FIND_PYTHON); echo "making $(VENV) with $$found"; $$found -m venv $(VENV)

$(INSTALLED): $(WHAT_INSTALLS) | $(BIN)/python
	@echo "installing gongyak into $(VENV)"
	@$(PIP) install -e .
	@touch $@

$(INSTALLED_DEV): $(WHAT_INSTALLS) | $(BIN)/python
	@echo "installing gongyak and its tools into $(VENV)"
	@$(PIP) install -e '.[dev]'
	@touch $(INSTALLED) $@

.PHONY: demo
demo: $(INSTALLED) ## set up, read samples/ into outputs/ and show what came out
	@rm -rf outputs/*
	@$(BIN)/gongyak ingest samples --out outputs || [ $$? -eq 1 ] # 1: findings of severity error, which are shown
	@echo
	@echo "outputs/gaon-lake-tourism.pdf.json begins:"
	@head -n 40 outputs/gaon-lake-tourism.pdf.json
	@echo "..."
	@echo
	@echo "Next: $(BIN)/gongyak tables samples/gaon-lake-tourism.pdf"
	@echo "Scans: make ocr-data, then $(BIN)/gongyak extract samples/.scan/narae-farm-market.pdf"

# What reading scans needs: the extra, and the data of Korean letters. Without them the tests of scans are skipped and say so.
.PHONY: ocr-data
ocr-data: $(INSTALLED) ## install what reading scans needs (Debian, Ubuntu; needs root)
	@$(PIP) install -e '.[ocr]'
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends tesseract-ocr-kor tesseract-ocr-eng tesseract-ocr-script-hang

.PHONY: test
test: $(INSTALLED_DEV) ## set up and run every check and test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: thorough
thorough: $(INSTALLED_DEV) ## the damage that make test does to a third of the cells, done to all
	GONGYAK_THOROUGH=1 $(BIN)/python -m pytest -n auto --dist worksteal tests/convert/test_damaged_cells.py tests/accuracy

.PHONY: format
format: $(INSTALLED_DEV) ## format the code and repair what can be repaired by rule
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: goldens
goldens: $(INSTALLED_DEV) ## write the expected JSON of every sample anew (then read the difference)
	$(BIN)/python -m pytest tests/project/test_goldens.py --rewrite-golden

.PHONY: schema
schema: $(INSTALLED) ## write the JSON Schema anew from the models
	$(BIN)/python -m schemas.generate

.PHONY: samples
samples: $(INSTALLED_DEV) ## build the samples anew
	$(BIN)/python samples/.build

.PHONY: docs
docs: $(INSTALLED) ## write docs/findings.md and the examples of the READMEs anew
	$(BIN)/python docs/build.py

# FILES="a.pdf b.pdf" measures other files than the samples; ARGS=--write writes docs/benchmark.md.
.PHONY: bench
bench: $(INSTALLED_DEV) ## measure speed and truth beside other readers (FILES=… ARGS=--write)
	@$(PIP) install -e '.[bench]'
	@$(BIN)/python -m bench $(FILES) $(ARGS)

# N=60 reads so many pledges, SEED=7 others; ARGS=--write writes docs/accuracy.md, ARGS=--show prints every difference.
N := 300
SEED := 1
.PHONY: accuracy
accuracy: $(INSTALLED_DEV) ## print random pledges in many layouts, read them back and count what is right
	$(BIN)/python bench/accuracy.py --pledges $(N) --seed $(SEED) $(ARGS)

# BATCH_FILES=200 ROUNDS=5 are quicker; ARGS=--write writes docs/benchmark-batch.md.
BATCH_FILES := 2000
ROUNDS := 50
.PHONY: bench-batch
bench-batch: $(INSTALLED_DEV) ## read many generated files: throughput, memory, the second run, killed runs
	$(BIN)/python -m bench.batch --files $(BATCH_FILES) --rounds $(ROUNDS) $(ARGS)

# In a fresh folder, so that nothing but the project and what it asks for is listed.
.PHONY: constraints
constraints: export PIP_BUILD_CONSTRAINT :=
constraints: export PIP_CONSTRAINT :=
constraints: ## take the newest versions that go together and write them to constraints.txt
	@$(FIND_PYTHON); rm -rf build/constraints && $$found -m venv build/constraints
	@build/constraints/bin/python -m pip --disable-pip-version-check --quiet install -e '.[dev]' editables hatchling
	@{ echo '# The exact version of everything that the project and its tools install. Written by `make constraints`.'; \
	   build/constraints/bin/python -m pip --disable-pip-version-check list --format freeze --exclude-editable \
	     --exclude pip --exclude setuptools | LC_ALL=C sort -f; } > constraints.txt
	@rm -rf build/constraints

.PHONY: clean
clean: ## remove everything that was made, .venv and outputs/ too
	rm -rf $(VENV) build dist outputs/* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
