# Two commands on a fresh machine with Swift, a C compiler, make and git: `make run` and `make test`.

SCENARIO ?= Scenarios/wechat-2017-profile-freeze.yaml
ARGS ?=
SECONDS ?= 60
SWIFT ?= swift
# An import that a target does not declare in Package.swift fails the build.
CHECKS = --explicit-target-dependency-import-check error
COVERAGE = $(CURDIR)/Results/coverage/$(shell date +%F)

.DEFAULT_GOAL := help
.PHONY: help setup build commit static tree install dist run pictures test validate coverage fuzz check-study queue-study sweep-study bench bench-peers rng-quality build-bench clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  make run SCENARIO=Scenarios/other.yaml ARGS="--threads 2"   run another scenario, with options of `freshet run`'

setup:  ## install what is missing: GSL, by the system's package manager
	@version=$$($(SWIFT) --version 2>&1) || { \
	  echo 'Swift 6.2 or newer is missing, or does not start: https://www.swift.org/install' >&2; echo "$$version" | head -3 >&2; \
	  echo 'On Debian it needs: binutils gcc libc6-dev libcurl4 libedit2 libgcc-12-dev libncurses6 libpython3-dev libsqlite3-0 libstdc++-12-dev libxml2 libz3-4 tzdata zlib1g-dev' >&2; exit 1; }; \
	number=$$(echo "$$version" | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -1); \
	set -- $$number; if [ $$# -eq 2 ] && { [ $$1 -lt 6 ] || { [ $$1 -eq 6 ] && [ $$2 -lt 2 ]; }; }; then \
	  echo "Swift 6.2 or newer is needed, and this is Swift $$1.$$2: https://www.swift.org/install" >&2; exit 1; \
	fi
	@if command -v pkg-config >/dev/null && pkg-config --exists gsl; then \
	  :; \
	elif command -v apt-get >/dev/null; then \
	  if [ "$$(id -u)" -eq 0 ]; then root=; \
	  elif command -v sudo >/dev/null; then root=sudo; \
	  else echo 'GSL is missing: have root run `apt-get install pkg-config libgsl-dev`' >&2; exit 1; fi; \
	  echo 'Installing GSL (pkg-config, libgsl-dev)'; \
	  $$root apt-get update -q && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends pkg-config libgsl-dev; \
	else \
	  echo 'GSL, the GNU Scientific Library, or pkg-config is missing. Install it with one of:' >&2; \
	  echo '  brew install gsl pkgconf          macOS' >&2; \
	  echo '  dnf install gsl-devel pkgconf     Fedora, RHEL' >&2; \
	  echo '  pacman -S gsl pkgconf             Arch Linux' >&2; \
	  exit 1; \
	fi

build: setup commit  ## build the command, .build/release/freshet
	$(SWIFT) build -c release --product freshet

# The commit that `freshet --version` tells; nothing where this is no clone.
commit:
	@commit=$$(git rev-parse --short=12 HEAD 2>/dev/null && { git diff-index --quiet HEAD -- || echo +; }); \
	line="#define FRESHET_COMMIT \"$$(echo "$$commit" | tr -d '\n')\""; file=Sources/CFreshetBuild/commit.h; \
	if [ -d Sources ] && [ "$$line" != "$$(cat $$file 2>/dev/null)" ]; then echo "$$line" > $$file; touch Sources/CFreshetBuild/build.c; fi

# The program alone: Swift's library and GSL are in it. It is linked with a folder in which there is nothing but GSL's archives.
STATIC = .build-static
GSL_ARCHIVES = $(shell pkg-config --variable=libdir gsl)/libgsl.a $(shell pkg-config --variable=libdir gsl)/libgslcblas.a
static: setup commit
	@mkdir -p $(STATIC)/lib && ln -sf $(GSL_ARCHIVES) $(STATIC)/lib/
	@sed 's|-L[^ ]*|-L$(CURDIR)/$(STATIC)/lib|' "$$(pkg-config --variable=pcfiledir gsl)/gsl.pc" > $(STATIC)/lib/gsl.pc
	PKG_CONFIG_PATH=$(CURDIR)/$(STATIC)/lib $(SWIFT) build -c release --product freshet --scratch-path $(STATIC) --static-swift-stdlib
	strip -o $(STATIC)/freshet $(STATIC)/release/freshet
	$(SWIFT) build -c release --product generate-manual --scratch-path $(STATIC) --static-swift-stdlib

# What stands beside the program: manual, completions, scenarios.
TREE ?= $(STATIC)/tree
tree: static
	@rm -rf $(TREE) && mkdir -p $(TREE)/bin $(TREE)/share/man/man1 $(TREE)/share/bash-completion/completions \
	  $(TREE)/share/zsh/site-functions $(TREE)/share/fish/vendor_completions.d $(TREE)/share/freshet
	@cp $(STATIC)/freshet $(TREE)/bin/ && cp -R Scenarios $(TREE)/share/freshet/ && cp LICENSE README.md CHANGELOG.md $(TREE)/share/freshet/
	@$(STATIC)/release/generate-manual $(TREE)/bin/freshet --output-directory $(TREE)/share/man/man1
	@$(TREE)/bin/freshet --generate-completion-script bash > $(TREE)/share/bash-completion/completions/freshet
	@$(TREE)/bin/freshet --generate-completion-script zsh > $(TREE)/share/zsh/site-functions/_freshet
	@$(TREE)/bin/freshet --generate-completion-script fish > $(TREE)/share/fish/vendor_completions.d/freshet.fish

PREFIX ?= /usr/local
install: tree  ## install the command, its manual, completions and scenarios below PREFIX
	mkdir -p $(PREFIX) && cp -R $(TREE)/. $(PREFIX)/

dist: tree  ## pack the command, which needs neither Swift nor GSL, with all that install copies, into freshet-VERSION-SYSTEM.tar.gz
	@name=freshet-$$($(TREE)/bin/freshet --version | cut -d' ' -f1)-$$(uname -s | tr A-Z a-z)-$$(uname -m); \
	rm -rf $(STATIC)/$$name && cp -R $(TREE) $(STATIC)/$$name && tar -C $(STATIC) -czf $$name.tar.gz $$name && ls -l $$name.tar.gz

run: build  ## run SCENARIO and write its report; an older run folder of the same name is replaced
	.build/release/freshet run "$(SCENARIO)" --force --report $(ARGS)

pictures: build  ## draw the pictures of README again, from a run of the main scenario
	.build/release/freshet run Scenarios/wechat-2017-profile-freeze.yaml --force --quiet
	.build/release/freshet plot Results/wechat-2017-profile-freeze flow change_picture --output Scenarios/pictures/flow.svg
	.build/release/freshet plot Results/wechat-2017-profile-freeze backlog --output Scenarios/pictures/backlog.svg

test: setup commit  ## build and run all tests
	$(SWIFT) build -c release --build-tests $(CHECKS)
	$(SWIFT) test -c release $(CHECKS)

validate: setup commit  ## the tests of the model against closed forms, on 100 seeds each, and `coverage`: hours, but it goes on where it stopped
	$(SWIFT) build -c release --build-tests $(CHECKS)
	FRESHET_VALIDATE=large FRESHET_COVERAGE="$(COVERAGE)" $(SWIFT) test -c release $(CHECKS) --filter ValidationTests

coverage: setup commit  ## how often the intervals of the shipped scenarios cover, into Results/coverage/DATE; a quarter of an hour
	$(SWIFT) build -c release --build-tests $(CHECKS)
	FRESHET_VALIDATE=large FRESHET_COVERAGE="$(COVERAGE)" $(SWIFT) test -c release $(CHECKS) --filter ShippedCoverageTests

# libFuzzer comes with most toolchains of Linux. Where it cannot be linked, the same inputs are changed at random.
fuzz: build  ## try to break the reading of scenarios, and what it accepts, for SECONDS: half of them each
	$(SWIFT) build -c release --product freshet-fuzz
	@mkdir -p .build/corpus && cp Scenarios/*.yaml Tests/ScenarioTests/Bad/*.yaml Tests/ScenarioTests/Bad/*.csv \
	  Tests/ScenarioTests/Data/* Tests/Fuzz/* .build/corpus/
	@fuzz=.build/fuzz/release/freshet-fuzz; \
	if ! $(SWIFT) build -c release --build-path .build/fuzz --product freshet-fuzz -Xswiftc -sanitize=fuzzer \
	    -Xswiftc -DLIBFUZZER -Xswiftc -gnone -Xswiftc -use-ld=lld; then \
	  echo 'libFuzzer cannot be linked: the corpus is changed at random instead'; fuzz=.build/release/freshet-fuzz; \
	fi; \
	$$fuzz loader $$(($(SECONDS) / 2)) .build/corpus
	.build/release/freshet-fuzz scenarios $$(($(SECONDS) / 2)) .build/release/freshet

check-study: build  ## hold what `freshet check` says a run costs against what it costs, over random scenarios: some minutes
	@command -v python3 >/dev/null || { echo 'Python 3.9 or newer is missing' >&2; exit 1; }
	$(SWIFT) build -c release --product freshet-fuzz
	python3 Tests/Cost/cost_study.py $(ARGS)

sweep-study: build  ## what sweeps of many small points cost: some minutes
	@command -v python3 >/dev/null || { echo 'Python 3.9 or newer is missing' >&2; exit 1; }
	python3 Tests/Cost/sweep_study.py $(ARGS)

queue-study: build  ## what a sampled queue can tell, into Results/queues/README.md: some minutes
	@command -v python3 >/dev/null || { echo 'Python 3.9 or newer is missing' >&2; exit 1; }
	python3 Tests/Queues/queue_study.py $(ARGS)

build-bench: setup
	$(SWIFT) build -c release --product freshet-bench

bench: build-bench  ## measure Freshet and write Results/benchmarks/DATE; ARGS=--small takes seconds
	.build/release/freshet-bench $(ARGS)

bench-peers: build-bench  ## measure Freshet beside SimPy, numpy, C++ and others; ARGS=--small takes seconds
	@command -v python3 >/dev/null || { echo 'Python 3.9 or newer is missing' >&2; exit 1; }
	python3 Tests/Peers/bench_peers.py $(ARGS)

# Without --small the tests of streams come first, on larger tables.
rng-quality: build-bench  ## dieharder on every keying, into Results/rng; hours, but it goes on where it stopped; ARGS=--small takes a minute
	@command -v python3 >/dev/null || { echo 'Python 3.9 or newer is missing' >&2; exit 1; }
	@case '$(ARGS)' in *--small*) ;; *) \
	  $(SWIFT) build -c release --build-tests $(CHECKS) && \
	  FRESHET_VALIDATE=large $(SWIFT) test -c release $(CHECKS) --filter 'StreamIndependenceTests|KeyCollisionTests';; esac
	python3 Tests/Generator/rng_quality.py $(ARGS)

clean:  ## remove what was built
	$(SWIFT) package clean
