# `make` alone says what there is. Every target sets up what it needs by itself.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
GRAPH := out/graph.kg
UV := uv==0.13.9

.PHONY: help graph test lint format score bench docs lock browser clean

help:  ## say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | \
	while IFS='|' read -r name what; do printf '  make %-8s %s\n' "$$name" "$$what"; done

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "vnkg needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

graph: export VNKG_GRAPH := $(GRAPH)
graph: $(READY)  ## build the graph of seeds/ into out/, check it, ask it, draw it
	@rm -rf $(GRAPH) && mkdir -p out
	@$(BIN)/kg build seeds
	@$(BIN)/kg validate
	@ask() { printf '\n%s\n\n' "$$1"; shift; $(BIN)/kg query "$$@"; }; \
	ask "Who heads the Central Organization Commission? / Ai là Trưởng Ban Tổ chức Trung ương?" \
	  who-heads --set body="Ban Tổ chức Trung ương"; \
	ask "Seen there from when to when? / Báo chí ghi nhận từ ngày nào đến ngày nào?" \
	  who-held --set post="Trưởng Ban Tổ chức Trung ương"; \
	ask "Which sentences say so? / Câu nào nói vậy?" \
	  why-holds --set post="Trưởng Ban Tổ chức Trung ương" --set person="Lê Minh Hưng" --format list; \
	ask "Đỗ Văn Chiến's posts over time / Các chức vụ của Đỗ Văn Chiến theo thời gian" \
	  career-of --set person="Đỗ Văn Chiến"; \
	ask "Who chaired what? / Ai chủ trì sự kiện nào?" who-chaired
	@$(BIN)/kg view -o out/network.html >/dev/null
	@printf '\nThe network page: out/network.html (open it in a browser)\n'

test: $(READY) browser lint  ## run everything that CI runs
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

lint: $(READY)  ## check style, types and the one-way floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(READY)  ## put the code in its style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

score: $(READY)  ## score the reading against tests/gold and show gains and losses
	$(BIN)/kg evaluate tests/gold

bench: $(READY)  ## measure speed, pure and compiled, beside underthesea on the same text
	$(BIN)/python benchmarks/speed.py

docs: $(READY)  ## write anew what the README and the notebooks show
	$(BIN)/python tests/test_readme.py
	$(BIN)/python tests/test_notebook.py

lock: $(READY)  ## choose newer versions and write them to requirements.lock
	$(BIN)/python -m pip install --quiet "$(UV)"
	$(BIN)/uv pip compile --quiet --upgrade --universal --fork-strategy fewest --python-version 3.11 \
	  --no-header --no-annotate --group dev pyproject.toml -o build/requirements.lock
	@{ head -n 1 requirements.lock; cat build/requirements.lock; } > build/lock && mv build/lock requirements.lock
	@rm build/requirements.lock

browser:
	@if command -v chromium chromium-browser google-chrome >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "Installing Chromium for the tests of the network page"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; \
	else echo "No Chromium here: the tests of the network page will be skipped."; fi

clean:  ## remove what was built, the virtual environment too
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
