# `make letter` needs python3 (3.11 or newer), git and make; it sets up the rest itself.
VENV = .venv
EXAMPLE = examples/2023-06-central-asia-leaders

# With it set, Python would compile every module again at every start.
unexport PYTHONDONTWRITEBYTECODE

# A stamp is named after the Python that was asked for, so that `make PYTHON=python3.12 test` is not answered by an
# environment of another Python.
STAMP = $(VENV)/ready-$(subst /,-,$(or $(PYTHON),python))
SETUP = pyproject.toml $(wildcard scripts/*.sh)

.PHONY: help letter test check lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

letter: $(STAMP)-run ## Set up what is missing and build the example letter
	$(VENV)/bin/lettergen build $(EXAMPLE)
	@echo "Look at it: xdg-open $(EXAMPLE)/out/joint-letter.pdf"

test: $(STAMP)-dev ## Set up what is missing and run the tests (ARGS="-k golden" for some)
	$(VENV)/bin/python -m pytest $(ARGS)

check: $(STAMP)-dev ## Lint, format, types, the import rule, the lock
	$(VENV)/bin/python -m pip check
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

lock: $(STAMP)-dev ## Write the lock files anew (ARGS=--upgrade for newer versions)
	sh scripts/lock.sh $(VENV)/bin/uv $(ARGS)

clean: ## Remove the environment and everything that was built or cached
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find lettergen tests -name __pycache__ -prune -exec rm -rf {} +

$(STAMP)-run: requirements.lock $(SETUP)
	@sh scripts/setup.sh "$(PYTHON)" $(VENV) $<
	@touch $@

# The longer lock holds the shorter one, so it serves `make letter` too.
$(STAMP)-dev: requirements-dev.lock $(SETUP)
	@sh scripts/setup.sh "$(PYTHON)" $(VENV) $<
	@touch $@ $(STAMP)-run
