#!/usr/bin/env bash
# The command line from outside:  cli_test.sh PROGRAM
set -euo pipefail
hopfield=$1
fixtures=$(cd "$(dirname "$0")/../fixtures" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
  printf 'failed: %s\n' "$*" >&2
  exit 1
}

# refused EXPECTED ARGUMENTS...: exit status 2, nothing on standard output, one line that begins as expected.
refused() {
  local expected=$1 status=0
  shift
  "$hopfield" "$@" >out 2>error </dev/null || status=$?
  ((status == 2)) || fail "$*: status $status"
  [[ ! -s out ]] || fail "$*: something on standard output"
  [[ $(wc -l <error) == 1 && $(<error) == "$expected"* ]] || fail "$*: $(<error)"
}

cat >recall.json <<'END'
{"patterns": {"random": {"count": 3, "size": 30}}, "start": {"pattern": 1, "flip_count": 4}}
END
cat >capacity.json <<'END'
{"patterns": {"random": {"count": [2, 5], "size": 30}}, "networks": 7}
END
echo '{"patterns": [[1, -1, 1], [1, 1]]}' >wrong.json

"$hopfield" recall recall.json >first
"$hopfield" recall - <recall.json >second
"$hopfield" recall <recall.json >third
cmp first second && cmp first third
[[ $(wc -l <first) == 1 ]] || fail "a result is one line"

"$hopfield" capacity capacity.json --threads 1 >whole
"$hopfield" capacity capacity.json --threads=2 --progress >threads 2>progress
cmp whole threads
grep -q '100%' progress || fail "no progress was told"
for i in 1 2 3; do "$hopfield" capacity capacity.json --shard $i/3 >"part$i"; done
"$hopfield" merge part3 part1 part2 >merged
cmp whole merged

refused 'patterns[1]: 2 values, expected 3' inspect wrong.json
refused 'request: not valid JSON' inspect /dev/null
refused 'request: none.json: cannot be opened' inspect none.json
refused 'experiment: "dance", expected one of' dance recall.json
refused 'usage: ' inspect a b
refused 'usage: '
refused '--threads: "0", expected' capacity capacity.json --threads 0
refused '--threads: "", expected' capacity capacity.json --threads
refused '--shard: "4/3", expected' capacity capacity.json --shard 4/3
refused '--shard: "1", expected' capacity capacity.json --shard=1
refused '--speed: unknown option' capacity capacity.json --speed 9
refused 'shard: recall cannot be done in parts' recall recall.json --shard 1/2
refused 'parts: part 3 of 3 is missing' merge part1 part2
refused 'parts[1].experiment: missing' merge part1 whole
refused 'request: wrong: cannot be opened' merge wrong

# Each experiment says its fields, with an example that runs as it stands.
for name in $("$hopfield" --help | sed -n 's/^  \([a-z]\+\) .*/\1/p'); do
  "$hopfield" "$name" --help >help || fail "$name --help"
  grep -q "^hopfield $name: " help || fail "$name --help does not begin with its name"
  (($(grep -c '^  [a-z]' help) >= 1)) || fail "$name --help has no fields"
  [[ $(awk 'length > 130' help) == "" ]] || fail "$name --help has lines that are too long"
  sed -n '/^hopfield .*<</,/^END$/p' help | sed "1s|^hopfield|$hopfield|" >example.sh
  if [[ $name == merge ]]; then continue; fi # its example needs the parts of others
  bash -eu example.sh >answer || fail "the example of $name --help does not run"
  [[ $(wc -l <answer) == 1 ]] || fail "the example of $name --help has no result"
done
"$hopfield" capacity -h | cmp - <("$hopfield" --help capacity)
# Not grep -q, which goes at the first hit: what still writes then would have failed.
"$hopfield" capacity --help | grep '^  networks$' >/dev/null || fail "the fields that studies share are missing"
refused 'experiment: "dance", expected one of' dance --help

# Memory is the limit, not what a page bears; more than there is, is said before it is taken.
cat >large.json <<'END'
{"patterns": {"random": {"count": 200, "size": 1000000}}}
END
# The address sanitizer reserves far more addresses than any limit would leave it.
grep -aq __asan_init "$hopfield" || (ulimit -v 100000 && refused 'patterns.random.count: 200 patterns of 1000000 values, expected at most ' inspect large.json) || exit 1

echo '{"patterns": {"random": {"count": 4097, "size": 2}}}' >many.json
"$hopfield" inspect many.json | grep '"count":4097' >/dev/null || fail "a page's limit of patterns holds here"
{ printf '{"inputs": [['; awk 'BEGIN { for (k = 1; k < 5000; ++k) printf "1," }'; printf '1]], "start": {"pattern": 0}}'; } >wide.json
"$hopfield" bam wide.json | grep '"outcome":"fixed_point"' >/dev/null || fail "a page's limit of weights holds here"
# 80 MB of JSON
{ printf '{"patterns": [[1, -1]], "seed": 1'; head -c 80000000 /dev/zero | tr '\0' ' '; printf '}'; } >long.json
"$hopfield" inspect long.json | grep '"count":1' >/dev/null || fail "a page's limit of requests holds here"
if ! grep -aq __asan_init "$hopfield"; then
  echo '{"patterns": {"random": {"count": 20000, "size": 10}}}' >crowd.json
  (ulimit -v 1000000 && refused 'patterns: 20000 patterns, expected at most 976 MB, not ' inspect crowd.json) || exit 1
  echo '{"patterns": {"random": {"count": 1, "size": 40000}}, "weights": true}' >matrix.json
  (ulimit -v 1000000 && refused 'weights: true with 40000 neurons, expected at most 976 MB, not ' inspect matrix.json) || exit 1
  (ulimit -v 90000 && refused 'inputs: 5000 × 5000 weights, expected at most ' bam wide.json) || exit 1
fi

# The pictures of an archive come, what else it holds is named.
"$hopfield" inspect - >pictures 2>note <<END
{"patterns": {"file": "$fixtures/people/f03_names_first.npz"}}
END
grep -q '"count":2' pictures || fail "the pictures beside names are not read"
[[ $(<note) == *'f03_names_first.npz: left out names' ]] || fail "what was left out is not named: $(<note)"

"$hopfield" --help | grep 'merge part.json' >/dev/null || fail "no help"
"$hopfield" --version | grep '^hopfield [0-9]' >/dev/null || fail "no version"
