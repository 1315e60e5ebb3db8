# Two commands matter: `make site` builds site/, `make test` runs every test. The rest are for maintainers.
export NO_MKDOCS_2_WARNING := 1
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build
BENCH := .venv-bench

.PHONY: site serve test test-long check bench bench-search bench-anonymity lock clean

site: $(VENV)/.site
	$(BIN)/mkdocs build

serve: $(VENV)/.site
	$(BIN)/mkdocs serve

check: $(VENV)/.site
	$(BIN)/practicebook check

test: $(VENV)/.test
	sh tests/prepare.sh
	$(BIN)/pytest -n 2 --dist worksteal

test-long: $(VENV)/.test
	sh tests/prepare.sh
	$(BIN)/pytest -n 2 --dist worksteal --long

bench: $(VENV)/.site
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/building.py

# Takes the better part of an hour; with QUICK=1 minutes, and less. CRANFIELD is a copy of the repository olivernn/cranfield.
bench-search: $(VENV)/.test
	sh tests/prepare.sh
	cd benchmarks/search && npm ci --silent
	$(BIN)/python benchmarks/search/run.py $(if $(CRANFIELD),--cranfield $(CRANFIELD)) $(if $(QUICK),--quick) $(if $(PARTS),--parts $(PARTS))

# With TUNING=1 the half held back is left alone; ARGUMENTS="--misses" lists what was not found in the tuning half.
bench-anonymity: $(BENCH)/.names
	$(BENCH)/bin/python benchmarks/anonymity/run.py $(if $(TUNING),--tuning) $(if $(QUICK),--quick) $(ARGUMENTS)

# What a fresh machine installs: exactly what the lock files name, checked by hash.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

# The optional model asks for Python 3.12, though it is only files and runs on 3.11.
$(BENCH)/.names: requirements/names.txt pyproject.toml
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --ignore-requires-python -r requirements/names.txt
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

lock: | $(BIN)/python
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --python-version 3.11 --output-file requirements/site.txt
	$(LOCK) --python-version 3.11 --group test --output-file requirements/test.txt
	$(LOCK) --python-version 3.12 --extra names --constraint requirements/site.txt --output-file requirements/names.txt

clean:
	rm -rf site .cache
