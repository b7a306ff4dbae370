PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock"

.PHONY: help demo test test-slow test-server lint types contracts accept lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' Makefile

.venv/stamp: requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements-dev.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@# Else a machine that writes no bytecode compiles the project again at every start.
	$(BIN)/python -m compileall -q checker claims prompts reports
	touch $@

demo: .venv/stamp ## audit the example essay into demo.html
	@# Exit code 1 is right: the essay holds errors.
	@$(BIN)/check examples/ai-energy.md --html-output demo.html; test $$? -eq 1
	@echo "The audit is in $(CURDIR)/demo.html"

test: .venv/stamp ## run the fast tests on all cores
	$(BIN)/pytest --numprocesses auto

test-slow: .venv/stamp ## run the slow tests
	$(BIN)/pytest -m slow

test-server: .venv/stamp ## test a model server: SERVER=http://localhost:8000/v1 MODEL=hosted_vllm/NAME
	CHECK_TEST_SERVER="$(SERVER)" CHECK_TEST_MODEL="$(MODEL)" $(BIN)/pytest -m slow tests/test_local_server.py

lint: .venv/stamp ## check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/stamp ## check types
	$(BIN)/mypy

contracts: .venv/stamp ## check which package imports which
	$(BIN)/lint-imports --no-logo

accept: .venv/stamp ## take the present output as the golden files
	$(BIN)/pytest --accept

lock: .venv/stamp ## pin the dependencies of pyproject.toml anew
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt

clean: ## remove all that make made
	rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache demo.html
