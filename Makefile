# Two commands do all the set-up: `make demo` and `make test`. Both work in .venv and are quick the second time.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SET := eval/sets/history-passages/industrialisation
SOURCES := pyproject.toml $(wildcard setup.py)

.PHONY: demo test lint bench baselines clean

demo: $(VENV)/.base
	@mkdir -p demo
	$(BIN)/mt-toolkit translate $(SET)/source.kk.txt --to en,ru -o demo/industrialisation.txt \
		--report demo/industrialisation.json --bilingual demo/industrialisation.html
	@echo; cat demo/industrialisation.en.txt; echo; cat demo/industrialisation.ru.txt; echo
	@for language in en ru; do \
		$(BIN)/mt-toolkit translate $(SET)/sentences.kk.txt --to $$language --format lines --quiet \
			-o demo/sentences.$$language.txt && \
		$(BIN)/mt-toolkit eval score --hyp demo/sentences.$$language.txt --ref $(SET)/reference.$$language.txt \
			--to $$language --src $(SET)/sentences.kk.txt || exit 1; \
	done
	@echo; echo "Open demo/industrialisation.en.html and demo/industrialisation.ru.html in a browser."

test: $(VENV)/.test lint
	$(BIN)/pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mt-toolkit glossary check

# The figures of docs/measurements.md; SHARED is the folder that holds ntrex/, ud-kazakh/, paradigms/, monolingual/.
SHARED ?= ../shared
bench: $(VENV)/.base
	$(BIN)/python -m mt_toolkit.evaluation.morphology --ud $(SHARED)/ud-kazakh/dev.conllu \
		--paradigms $(SHARED)/paradigms/dev.tsv --speed $(SHARED)/monolingual/kk.txt
	$(BIN)/python -m mt_toolkit.evaluation.segmentation --ntrex $(SHARED)/ntrex/dev.tsv
	$(BIN)/python -m mt_toolkit.evaluation.matching --text $(SHARED)/monolingual/kk.txt
	$(BIN)/python -m mt_toolkit.evaluation.engines --ntrex $(SHARED)/ntrex/dev.tsv
	$(BIN)/python -m mt_toolkit.evaluation.speed --pairs $(SHARED)/ntrex/dev.tsv

# After a change on purpose to engine, lexicon, glossary or sets: the recorded scores and the README's tables anew.
baselines: $(VENV)/.base
	$(BIN)/python -m mt_toolkit.evaluation.baselines --record

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: $(VENV)/bin/python $(SOURCES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) demo build dist *.egg-info
