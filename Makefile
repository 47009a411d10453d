# Everything happens inside this folder: Python packages go into .venv, the application's data into data.
# Only the tests need more of the machine (Chromium, Chinese fonts, LibreOffice); scripts/system.sh brings what is missing.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run test check format bench catalogues screenshots manuals weights wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: .venv/ready ## set everything up and open the application at 127.0.0.1:8501
	$(BIN)/stdcheck serve --port $(PORT) --open

test: .venv/ready .venv/system ## set everything up, a browser included, and run all tests
	$(BIN)/pytest -n 2 --dist worksteal

check: .venv/ready ## format, lint, types, imports, translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir .venv/import_linter_cache
	$(BIN)/python scripts/catalogues.py check

format: .venv/ready ## format the code and mend what can be mended
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: .venv/ready .venv/system ## run the benchmarks and print their figures
	for bench in benchmarks/bench_*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

catalogues: .venv/ready ## collect new messages and compile the translations
	$(BIN)/python scripts/catalogues.py update

screenshots: .venv/ready .venv/system ## make the pictures of the manual anew
	$(BIN)/python scripts/screenshots.py

manuals: .venv/ready ## write docs/pitfalls.*.md and docs/permissions.*.md anew from the program
	$(BIN)/python scripts/manuals.py

weights: .venv/ready ## learn the weights of the word rules anew from training/
	$(BIN)/uv run --locked --group training scripts/weights.py

wheel: .venv/ready ## build the wheel into dist
	$(BIN)/uv build --wheel

clean: ## remove what the targets made, but not the data
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/ready: pyproject.toml uv.lock scripts/environment.sh scripts/hatch_build.py
	@sh scripts/environment.sh "$(PYTHON)"
	@touch $@

.venv/system: .venv/ready scripts/system.sh
	@sh scripts/system.sh
	@touch $@
