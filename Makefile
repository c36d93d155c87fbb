# What people type. `make check` is what CI runs.

.PHONY: run test check build golden bench

run:            ## start the app
	go run ./cmd/rolewright

test:           ## everything that needs nothing but Go
	go test ./...

check:          ## what CI runs: tools installed, lint, race, browser, PDF
	bash .ci/run

build:          ## one small binary
	CGO_ENABLED=0 go build -trimpath -tags nomsgpack -ldflags "-s -w" -o rolewright ./cmd/rolewright

golden:         ## write the golden files and generated tables anew, to be read in the diff
	go test ./internal/posting ./internal/export ./internal/intake ./internal/check -update

bench:          ## the figures of docs/performance.md
	go test -run '^$$' -bench . -benchmem ./...
