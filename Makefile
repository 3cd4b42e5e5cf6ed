# Recipes of csa-graph. `make` alone lists them. Nothing is needed but Python 3.11 or newer.
# Programs are called as `.venv/bin/python -m …`: the scripts that pip writes break when the folder is moved.

PYTHON ?= python3
BUILD  := build
python := .venv/bin/python
graph  := $(python) -m csa_graph
pip    := $(python) -m pip --quiet --disable-pip-version-check --no-input
# Tests start hundreds of programs: what Python has compiled once, each of them reads.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test needs quick format docs bench stress clean environment environment-dev

help: ## list these recipes
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1~/' | tr '~' '\t' | expand -t 16

demo: environment ## read a paper into a sheet; then the Worcestershire agreement: graph, questions, findings, map
	@mkdir -p $(BUILD)
	@$(graph) read data/harbour/harbour-safety-agreement.docx
	@$(graph) read data/harbour/harbour-safety-agreement.docx -o $(BUILD)/review.xlsx --suggest-above 0.95 --force
	@echo
	@rm -rf $(BUILD)/worcestershire
	@$(graph) build --data data/worcestershire $(BUILD)/worcestershire
	@$(graph) check --store $(BUILD)/worcestershire --fail-on never -o $(BUILD)/findings.md --force
	@$(graph) map --store $(BUILD)/worcestershire -o $(BUILD)/governance-map.html --force
	@echo
	@$(graph) ask --store $(BUILD)/worcestershire who-reports-to-whom
	@echo
	@echo "A paper, read into a sheet:            $(BUILD)/review.xlsx, as docs/reading.md says"
	@echo "The graph of the agreement:            $(BUILD)/worcestershire"
	@echo "Is it in order? $$(sed -n 's/^\*\*\(.*\)\.\*\*$$/\1/p' $(BUILD)/findings.md), each with what to do, in  $(BUILD)/findings.md"
	@echo "The map, to be opened in any browser:  $(BUILD)/governance-map.html"

test: environment-dev ## check style, format and types, then run every test; says first which will be skipped
	@$(python) tests/needs.py
	@mkdir -p $(BUILD)
	@rm -f $(BUILD)/tests.xml
	$(python) -m ruff check --quiet .
	$(python) -m ruff format --quiet --check .
	$(python) -m mypy --no-error-summary
	$(python) -m pytest --quiet --numprocesses auto --dist loadfile --no-loadscope-reorder --cov --junit-xml=$(BUILD)/tests.xml

needs: ## install what some tests need besides Python (Debian, Ubuntu): a browser, Virtuoso, Java, openssl, tesseract, LibreOffice, antiword
	@missing="$$($(PYTHON) tests/needs.py --packages)"; as=$$(test "$$(id -u)" = 0 || echo sudo); \
	if test -z "$$missing"; then echo "All of it is here."; \
	else $$as apt-get update -qq && $$as apt-get install -y --no-install-recommends $$missing; fi

quick: environment-dev ## what a change can break, in a minute: style, types of its rooms, the tests that it can reach
	@$(python) -m tests.quick

format: environment-dev ## put the code into the house's format and mend what ruff can mend
	$(python) -m ruff check --quiet --fix-only .
	$(python) -m ruff format --quiet .

docs: environment-dev ## write the pages of docs/ that list questions, checks, terms and commands
	$(python) -m docs.generate

bench: environment-dev ## measure beside other tools; the table is benchmarks/results/table.md (LARGE=1: 10,000 too)
	@$(pip) install --requirement benchmarks/peers.txt || echo "What cannot be installed is not compared with."
	$(python) -m benchmarks.bench $(if $(LARGE),--ten-thousand)

stress: environment-dev ## damage stores and make up files at random, for BUDGET (10m, 2h); goes on where it ended
	$(python) -m tests.stress

clean: ## remove all that make and the tools have made
	rm -rf .venv $(BUILD) dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- .venv ----------------------------------------------------------------------------------------
# `.venv/ready`, written last, says for which pyproject.toml, which folder and which use the installation is
# complete: the package is installed as a pointer to this folder, so a moved or copied folder installs it again.
# `.venv/unfinished` stands there while an installation runs. Where it was left behind, or where the Python of
# .venv is gone, .venv is made afresh.

environment: what := .[read]
environment: uses := run
environment-dev: what := .[dev]
environment-dev: uses := dev run

environment environment-dev:
	@set -e; state="$$(cksum < pyproject.toml) $$(pwd -P)"; \
	if test ! -e .venv/unfinished && $(python) -c $(is_usable) 2>/dev/null; then \
	    grep -qsxF -e "$$state $(firstword $(uses))" .venv/ready && exit 0; \
	else \
	    "$(PYTHON)" -c '' 2>/dev/null || { echo $(no_python); exit 1; } >&2; \
	    "$(PYTHON)" -c $(is_new_enough) || { echo $(old_python); exit 1; } >&2; \
	    if test -e .venv; then echo "Making .venv afresh: the one that is here is half-made or does not run"; fi; \
	    rm -rf .venv; \
	    mkdir .venv; \
	    touch .venv/unfinished; \
	    "$(PYTHON)" -m venv .venv >.venv/log 2>&1 || { cat .venv/log; echo $(no_venv); exit 1; } >&2; \
	fi; \
	echo "Installing csa-graph and what it needs into .venv (once; a minute or so)"; \
	rm -f .venv/ready; \
	touch .venv/unfinished; \
	$(pip) install --editable '$(what)' >.venv/log 2>&1 || { rm .venv/unfinished; cat .venv/log; echo $(no_install); exit 1; } >&2; \
	for use in $(uses); do echo "$$state $$use"; done >.venv/ready; \
	rm .venv/unfinished

is_new_enough := 'import sys; sys.exit(sys.version_info < (3, 11))'
is_usable     := 'import sys, pip; sys.exit(sys.version_info < (3, 11))'
no_python  := "csa-graph needs Python 3.11 or newer, and $(PYTHON) does not run. Name another: make PYTHON=python3.12"
old_python := "csa-graph needs Python 3.11 or newer, and $(PYTHON) is older. Name another: make PYTHON=python3.12"
no_venv    := "$(PYTHON) could not make .venv. On Debian and Ubuntu its package python3-venv is needed as well."
no_install := "pip could not install csa-graph; it says why above. If it could not reach a package index: connect to the network, or tell pip where your index or folder of packages is (pip config), and run make again."
