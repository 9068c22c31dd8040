# Everything a newcomer types. Each target does all of its own set-up; none needs root, though as root it also installs
# the few Debian packages that are named otherwise.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
APP_STAMP := $(VENV)/.installed-app
TEXTS := resources/translations/wontak_ko.qm
DEV_STAMP := $(VENV)/.installed-dev
PYTEST := OMP_NUM_THREADS=2 $(BIN)/python -m pytest
WORKERS := --numprocesses 2 --dist loadfile --no-loadscope-reorder  # each file by one of two: many tests wait for real time

.PHONY: help setup demo test check bench soak texts screenshots app lock starter format clean

help:  ## what each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

setup: $(STAMP) $(TEXTS)  ## make .venv with the program in it (.venv/bin/wontak)

$(STAMP): requirements/program.txt pyproject.toml
	@packaging/require-system.sh program
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --no-compile -r requirements/program.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The command line does without the window: where Qt's libraries are missing, set-up says so and goes on. A window that is open
# reads its texts from the file itself and would die if that changed under it: the new one takes its place whole.
$(TEXTS): $(STAMP) $(wildcard resources/translations/*.ts)
	@packaging/require-system.sh window
	-@for texts in resources/translations/wontak_*.ts; do \
	    $(BIN)/pyside6-lrelease -silent $$texts -qm $${texts%.ts}.new && mv $${texts%.ts}.new $${texts%.ts}.qm; done

$(DEV_STAMP): $(STAMP) $(TEXTS) requirements/dev.txt
	@packaging/require-system.sh tests
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --no-compile -r requirements/dev.txt
	@touch $@

$(APP_STAMP): $(STAMP) $(TEXTS) requirements/app.txt
	@packaging/require-system.sh app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --no-compile -r requirements/app.txt
	@touch $@

demo: setup  ## the whole job on the bundled sample roundtable
	$(BIN)/wontak demo

test: $(DEV_STAMP)  ## the tests, offline and without a screen
	$(PYTEST) -m "not soak" $(WORKERS)

check: $(DEV_STAMP)  ## format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV_STAMP)  ## put the source into its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV_STAMP)  ## speed and memory as ratios against the bare library
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.documents
	$(BIN)/python -m tests.bench.library
	$(BIN)/python -m tests.bench.capture
	$(BIN)/python -m tests.bench.live
	$(BIN)/python -m tests.bench.window
	$(BIN)/python -m tests.bench.start

soak: $(DEV_STAMP)  ## the long forms of the tests: many kills
	$(PYTEST) -m "soak or not soak" --timeout 7200

starter:  ## make the starter models and the sample recording again, from nothing (hours; needs torch)
	models/starter/make.sh

texts: $(STAMP)  ## bring the window's texts into resources/translations for translating
	$(BIN)/python packaging/texts.py

screenshots: $(DEV_STAMP)  ## pictures of every page, in both languages and themes, into docs/screenshots
	$(BIN)/python packaging/screenshots.py

app: $(APP_STAMP)  ## the program as a folder that needs no Python, into build/app/wontak, tried out
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath build/app --workpath build/app-work packaging/wontak.spec
	$(BIN)/python packaging/app/check.py build/app/wontak

lock:  ## resolve requirements/*.txt anew (needs uv)
	uv pip compile pyproject.toml --group build --generate-hashes --no-emit-index-url --no-annotate --universal --python-version 3.11 \
	    --custom-compile-command "make lock" --quiet -o requirements/program.txt
	uv pip compile --group dev -c requirements/program.txt --generate-hashes --no-emit-index-url --no-annotate --universal \
	    --python-version 3.11 --custom-compile-command "make lock" --quiet -o requirements/dev.txt
	uv pip compile --group app -c requirements/program.txt --generate-hashes --no-emit-index-url --no-annotate --universal \
	    --python-version 3.11 --custom-compile-command "make lock" --quiet -o requirements/app.txt

clean:  ## remove what these targets made
	rm -rf $(VENV) build demo-out
