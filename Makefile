# `make run` serves the site, `make test` tests it; `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
MANAGE := $(VENV)/bin/python manage.py
ON_POSTGRES := tests/older tests/server/test_backup.py tests/roles/test_models.py tests/pathways/test_models.py \
	$(patsubst %,tests/content/test_%.py,commands conflicts current dump links load older_rows rows sync two_loads) \
	$(patsubst %,tests/content/test_%.py,whole writing) \
	$(patsubst %,tests/admin/test_%.py,deleting exchange lists odd_requests)
export PORT

.DELETE_ON_ERROR:
.PHONY: help run dev test browser test-postgres coverage lint hooks format admin backup restore screenshot editors-pictures icons bench faults operate lock clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run.stamp var/secret-key var/static/staticfiles.json ## serve the site on 127.0.0.1, PORT=8000
	@echo "Bringing the database up to date"
	@umask 077 && $(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_seeds || test $$? -eq 3
	@exec $(VENV)/bin/python -m careerguide.server

dev: export DEBUG = 1
dev: $(VENV)/dev.stamp ## serve it with DEBUG, reloading on each change
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_seeds || test $$? -eq 3
	@$(MANAGE) runserver 127.0.0.1:$(PORT)

test: $(VENV)/test.stamp ## install what the tests need, and run them, those in a browser last; COVERAGE=--cov
	@$(VENV)/bin/pytest $(COVERAGE); status=$$?; $(VENV)/bin/pytest -m browser tests/browser && exit $$status

browser: $(VENV)/test.stamp ## run those in a browser alone
	@$(VENV)/bin/pytest -m browser tests/browser

test-postgres: $(VENV)/test.stamp ## run those of models, loading and the admin on PostgreSQL
	@$(VENV)/bin/python -m tests.postgres $(VENV)/bin/pytest $(ON_POSTGRES)

coverage: $(VENV)/test.stamp ## run all others, and see that they reach enough of the code
	@$(VENV)/bin/pytest --cov

lint: $(VENV)/dev.stamp ## check form, types and templates
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	@$(VENV)/bin/pytest -n0 -q --no-header tests/test_templates.py
	@SECRET_KEY=lint $(VENV)/bin/mypy
	@SECRET_KEY=lint $(MANAGE) makemigrations --check --dry-run

hooks: $(VENV)/dev.stamp ## have git run `make lint` before each commit
	@$(VENV)/bin/pre-commit install

format: $(VENV)/dev.stamp ## bring code, templates and seeds into their one form
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/djade --target-version 5.2 $$(git ls-files 'templates/*.html') || true
	@$(MANAGE) dump_seeds --all

admin: $(VENV)/run.stamp var/secret-key ## create an account for /admin/: a Writer, Publisher or Chief
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) new_editor

backup: $(VENV)/run.stamp ## copy the database to var/backups/, or to FILE=…, while the site runs
	@$(MANAGE) backup $(FILE)

restore: $(VENV)/run.stamp ## put the copy FILE=… back, while the site runs
	@$(MANAGE) restore $(FILE)

screenshot: $(VENV)/test.stamp ## take the README's screenshot of the running site
	@$(VENV)/bin/python docs/screenshot.py http://127.0.0.1:$(PORT)/

editors-pictures: $(VENV)/test.stamp ## take the pictures of docs/editors.md
	@PYTHONPATH=. DJANGO_SETTINGS_MODULE=tests.settings $(VENV)/bin/python docs/pictures.py

icons: $(VENV)/test.stamp ## draw the icons anew from static/icon.svg
	@$(VENV)/bin/python docs/icons.py

bench: $(VENV)/bench.stamp ## measure it against its peers; SIZES="10 1000" ROUNDS=2 is a quick try
	@$(VENV)/bin/python -m bench.run $(SIZES:%=--size %) $(ROUNDS:%=--rounds %)

faults: $(VENV)/test.stamp var/secret-key var/static/staticfiles.json ## see that the site keeps its promises; FAULTS="waits odd" for some
	@$(VENV)/bin/python -m bench.faults $(FAULTS)

operate: $(VENV)/test.stamp ## as root, type the commands of docs/operators.md on two bare machines
	@$(VENV)/bin/python docs/operate.py

lock: $(VENV)/dev.stamp ## resolve the versions in requirements/ anew
	@for set in run "test --group test" "dev --group test --group lint" "scale --extra scale" "bench --group bench"; do \
		set -- $$set; name=$$1; shift; \
		$(VENV)/bin/uv pip compile pyproject.toml $$* --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-emit-index-url --no-header --no-annotate --quiet -o requirements/$$name.txt; \
	done

clean: ## remove what the other commands made, but not the database
	rm -rf $(VENV) var/static .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "CareerGuide needs Python 3.11 or newer: PYTHON=python3.12 make …")'
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/%.stamp: requirements/%.txt | $(VENV)/bin/python
	@echo "Installing $<"
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

var/secret-key:
	@echo "Writing a new secret key to $@"
	@mkdir -p var
	@umask 077 && $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@

var/static/staticfiles.json: $(VENV)/run.stamp var/secret-key $(shell find static -type f)
	@echo "Collecting static files"
	@$(MANAGE) collectstatic --noinput --verbosity 0
