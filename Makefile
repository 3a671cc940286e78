# make demo: install and read the examples. make test: all tests. Nothing else is needed than Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
SEED ?= ../shared/seed

.PHONY: demo test lint evaluate bench docs clean

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

demo: $(VENV)/.ready
	rm -f examples/demo.duckdb
	$(BIN)/sayso read examples/*.txt --ledger examples/demo.duckdb
	$(BIN)/sayso read examples/01-wire-2023-04-15.txt --no-ledger
	$(BIN)/sayso figures --measure killed --ledger examples/demo.duckdb
	$(BIN)/sayso discrepancies --ledger examples/demo.duckdb

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(VENV)/.ready
	$(BIN)/sayso evaluate --gold $(GOLD) --floors tests/eval/floors.toml --write docs/explanation/accuracy.md
	$(BIN)/sayso evaluate seed --gold $(SEED)
	SAYSO_GOLD=$(GOLD) $(BIN)/sayso evaluate articles articles_unseen --gold tests/eval --write docs/explanation/accuracy.md

bench: $(VENV)/.ready
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/bench_room.py
	$(BIN)/python tests/bench_reconcile.py

docs: $(VENV)/.ready
	$(BIN)/python docs/build.py
	$(BIN)/python docs/screen.py

clean:
	rm -rf $(VENV) examples/demo.duckdb
