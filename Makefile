# Two commands matter: `make site` builds site/, `make test` runs every test. The rest are for maintainers.
export NO_MKDOCS_2_WARNING := 1
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build

.PHONY: site serve test test-long check bench bench-search lock clean

site: $(VENV)/.site
	$(BIN)/mkdocs build

serve: $(VENV)/.site
	$(BIN)/mkdocs serve

check: $(VENV)/.site
	$(BIN)/practicebook check

test: $(VENV)/.test
	sh tests/prepare.sh
	$(BIN)/pytest -n 2

test-long: $(VENV)/.test
	sh tests/prepare.sh
	$(BIN)/pytest -n 2 --long

bench: $(VENV)/.site
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/building.py

# Takes the better part of an hour; with QUICK=1 minutes, and less. CRANFIELD is a copy of the repository olivernn/cranfield.
bench-search: $(VENV)/.test
	sh tests/prepare.sh
	cd benchmarks/search && npm ci --silent
	$(BIN)/python benchmarks/search/run.py $(if $(CRANFIELD),--cranfield $(CRANFIELD)) $(if $(QUICK),--quick) $(if $(PARTS),--parts $(PARTS))

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

lock: | $(BIN)/python
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --output-file requirements/site.txt
	$(LOCK) --group test --output-file requirements/test.txt

clean:
	rm -rf site .cache
