# make demo   read the sample corpus and show its chronicle        make test   run all tests
# make check  style, types, import layers                          make train  fit the models on the corpus
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := demo

.PHONY: demo test check train format clean
.DELETE_ON_ERROR:

$(VENV)/.runtime: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "chronicon needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[accurate]"
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[accurate,dev]"
	@touch $@

demo: $(VENV)/.runtime
	@mkdir -p $(DEMO) && rm -f $(DEMO)/chronicle.db*
	$(BIN)/chronicon add sample/articles --db $(DEMO)/chronicle.db
	@echo
	@$(BIN)/chronicon timeline --db $(DEMO)/chronicle.db
	@$(BIN)/chronicon report --db $(DEMO)/chronicle.db -o $(DEMO)/report.html
	@echo "The chronicle as a page: $(CURDIR)/$(DEMO)/report.html"

test: $(VENV)/.dev
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

train: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(BIN)/python -m tools.corpus build
	$(BIN)/python -m tools.train models
	$(BIN)/python -m tools.train.encoder
	for n in 0 1 2; do $(BIN)/python -m tools.train.encoder --part $$n build/encoders/$$n; done
	$(BIN)/python -m tools.train trust --encoders build/encoders

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
