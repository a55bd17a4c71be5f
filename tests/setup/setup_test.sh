#!/usr/bin/env bash
# The set-up of tools/toolchain against a mirror with faults:  tests/setup/setup_test.sh [CASE...]
#
# The same functions, with short waiting times, and a server on this machine (server.py) that denies, drops, truncates,
# corrupts or stalls. Needs no network and no rights. Prints "ok CASE" or "not ok CASE", and its output if it failed.
#
#   HOPFIELD_TOOLCHAIN_UNDER_TEST   another tools/toolchain to test

set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
tools=$here/../../tools
work=$(mktemp -d)
server=
# shellcheck disable=SC2317 # called by the trap
finish() {
  [[ -z $server ]] || { kill "$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

# ---- a mirror and the makers of the sources, both tiny -----------------------------------------------------------------

site=$work/site
faults=$work/faults
mkdir -p "$site"/{mirror,makers,work}
for name in alpha beta; do
  mkdir -p "$work/tree/$name-1.0"
  echo "int $name = 1;" >"$work/tree/$name-1.0/$name.c"
  head -c 40000 /dev/urandom >"$work/tree/$name-1.0/noise"
  tar -C "$work/tree" -czf "$site/makers/$name-1.0.tar.gz" "$name-1.0"
  mkdir -p "$site/mirror/pool/main/$name"
  tar -C "$work/tree" -czf "$site/mirror/pool/main/$name/${name}_1.0+ds.orig.tar.gz" "$name-1.0"
done
python3 "$here/make_mirror.py" "$site/mirror" one_1.0 two_1.0 two_1.1
python3 "$here/server.py" "$site" "$faults" "$work/port" &
server=$!
while [[ ! -e $work/port ]]; do sleep 0.05; done
address=http://127.0.0.1:$(<"$work/port")
hash_of() { sha256sum "$1" | cut -d' ' -f1; }
{
  echo "build one >=1.0"
  echo "build two 1.1"
  for name in alpha beta; do
    file=pool/main/$name/${name}_1.0+ds.orig.tar.gz
    echo "source $name 1.0 $file $(hash_of "$site/mirror/$file")"
    echo "fetch $name 1.0 $address/makers/$name-1.0.tar.gz $(hash_of "$site/makers/$name-1.0.tar.gz")"
  done
} >"$work/dependencies"

# ---- the code under test, in a shell of its own ------------------------------------------------------------------------

prelude() {
  export HOPFIELD_TOOLCHAIN_DIR=$1
  mkdir -p "$1"
  # shellcheck source=tools/toolchain
  . "${HOPFIELD_TOOLCHAIN_UNDER_TEST:-$tools/toolchain}"
  toolchain_list=$work/dependencies
  toolchain_pause=0.1 toolchain_timeout=2 toolchain_patience=60 toolchain_trust=trusted=yes
  # shellcheck disable=SC2317 # called by the code under test
  as_root() { "$@"; }
  # shellcheck disable=SC2317
  run_plain() { "$@"; }
  mirror=$address/mirror root=$1/root
  mkdir -p "$root"/{var/lib/apt/lists/partial,var/lib/dpkg,etc/apt} "$1/apt/archives/partial"
  touch "$root/var/lib/dpkg/status"
}
sources() {
  configure_apt "" ""
  fetch_sources "$mirror" run_plain
}
has_sources() { # that they are whole
  sources_ready && diff -r "$(sources_directory)/alpha" "$work/tree/alpha-1.0" && diff -r "$(sources_directory)/beta" "$work/tree/beta-1.0"
}
index() {
  configure_apt "$root" "$mirror"
  fetch_index "$root/var/lib/apt/lists"
}
packages() { fetch_packages "$toolchain_dir/apt/archives" one two; }
has_packages() { # that they are whole, and no others
  local file
  # shellcheck disable=SC2012 # our own names
  [[ $(cd "$toolchain_dir/apt/archives" && ls -- *.deb | paste -sd' ') == "$*" ]] || return 1
  for file; do cmp "$toolchain_dir/apt/archives/$file" "$site/mirror/pool/$file" || return 1; done
}
says() { grep -qE -- "$1" "$output" || { echo "it does not say: $1"; return 1; }; }
lines() { (($(grep -c '^      [a-zT]' "$output" || true) == $1)) || { echo "it does not say $1 lines of what happened"; return 1; }; }
# What stops a set-up says what to do.
gives_up() {
  if ("$@"); then
    echo "it goes on"
    return 1
  fi
  says 'HOPFIELD_DEBIAN_MIRROR'
}

# ---- the cases ---------------------------------------------------------------------------------------------------------

case_sources_are_there() { sources && has_sources && lines 0; }
case_second_run_fetches_nothing() {
  sources || return
  echo "* deny" >"$faults"
  sources && has_sources
}
case_archive_is_missing() {
  echo "mirror/*alpha* deny" >"$faults"
  sources && has_sources && says "alpha: .*makers' own archive" && lines 1
}
case_archive_comes_at_second_try() {
  echo "mirror/*alpha* drop 4" >"$faults"
  sources && has_sources && lines 0
}
case_archive_is_cut_off() {
  echo "mirror/*alpha* truncate" >"$faults"
  sources && has_sources && says "alpha: .*makers'" && lines 1
}
case_archive_is_cut_off_once() {
  echo "mirror/*alpha* truncate 4" >"$faults"
  sources && has_sources && lines 0
}
case_archive_has_other_bytes() {
  echo "mirror/*beta* corrupt" >"$faults"
  sources && has_sources && says "beta: .*makers'"
}
case_archive_stalls() {
  toolchain_timeout=1 toolchain_attempts=2
  echo "mirror/*beta* stall" >"$faults"
  sources && has_sources && says "beta: .*makers'"
}
case_archive_trickles() {
  toolchain_patience=3 toolchain_attempts=1
  echo "mirror/*beta* trickle" >"$faults"
  sources && has_sources && says "beta: .*makers'"
}
case_nobody_has_the_archive() {
  printf '%s deny\n' "mirror/*beta*" "makers/beta*" >"$faults"
  gives_up sources && says 'source of beta' && ! sources_ready
}
case_makers_archive_has_other_bytes() {
  printf '%s\n' "mirror/*beta* deny" "makers/beta* corrupt" >"$faults"
  gives_up sources && ! sources_ready
}
case_goes_on_after_a_failure() {
  printf '%s deny\n' "mirror/*beta*" "makers/beta*" >"$faults"
  gives_up sources || return
  rm "$faults"
  sources && has_sources
}

case_packages_are_there() { index && packages && has_packages one_1.0_all.deb two_1.1_all.deb && lines 0; }
case_index_comes_at_second_try() {
  echo "mirror/dists/* drop 8" >"$faults"
  index && packages && has_packages one_1.0_all.deb two_1.1_all.deb
}
case_index_is_missing() {
  echo "mirror/dists/* deny" >"$faults"
  gives_up index && says 'did not give its index'
}
case_index_is_corrupt() {
  echo "mirror/dists/*Packages* corrupt" >"$faults"
  gives_up index
}
case_index_of_last_time_serves() {
  index || return
  echo "mirror/dists/* drop" >"$faults"
  index && says 'the one from last time' && packages
}
case_newest_package_is_missing() {
  echo "mirror/pool/two_1.1* deny" >"$faults"
  index && packages && has_packages one_1.0_all.deb two_1.0_all.deb && says 'two: the mirror lists version 1.1' && lines 1
}
case_package_is_cut_off_once() {
  echo "mirror/pool/two_1.1* truncate 2" >"$faults"
  index && packages && has_packages one_1.0_all.deb two_1.1_all.deb
}
case_package_has_other_bytes() {
  echo "mirror/pool/one* corrupt" >"$faults"
  index && gives_up packages
}
case_package_is_missing() {
  echo "mirror/pool/one* deny" >"$faults"
  index && gives_up packages && says 'one_1.0_all.deb: 404' && says 'did not give all packages'
}
case_index_is_older_than_the_pool() {
  # Whoever looked the package up just before the mirror was renewed.
  index || return
  mv "$site/mirror" "$site/renewed"
  cp -r "$site/renewed" "$site/mirror"
  rm "$site/mirror/pool/one_1.0_all.deb"
  python3 "$here/make_mirror.py" "$site/mirror" one_1.2 two_1.1
  local status=0
  packages && has_packages one_1.2_all.deb two_1.1_all.deb || status=1
  rm -rf "$site/mirror"
  mv "$site/renewed" "$site/mirror"
  return $status
}
case_mirror_stalls() {
  toolchain_timeout=1 toolchain_attempts=2
  index || return
  echo "mirror/pool/* stall" >"$faults"
  gives_up packages
}
case_mirror_trickles() {
  toolchain_patience=2 toolchain_attempts=1
  index || return
  echo "mirror/pool/* trickle" >"$faults"
  gives_up packages
}
policy() { printf '%s:\n  Installed: (none)\n  Candidate: %s\n' one "$1" two "$2"; }
case_point_release_is_taken() { policy 1.2-3+deb13u1 1.1-2+deb13u4 | check_versions build; }
case_other_version_is_refused() {
  policy 0.9 1.2 >"$work/policy"
  gives_up check_versions build <"$work/policy" && says 'one: the mirror has 0.9' && says 'two: the mirror has 1.2'
}
case_package_is_not_in_the_mirror() {
  policy "(none)" 1.1 >"$work/policy"
  gives_up check_versions build <"$work/policy" && says 'one: not in the mirror'
}

# The packages of package.json: tools/lib.sh, with the archive of one package.
npm_project() {
  mkdir -p "$site/npm" "$work/npm/package"
  echo '{"name":"tiny","version":"1.0.0"}' >"$work/npm/package/package.json"
  head -c 40000 /dev/urandom >"$work/npm/package/noise"
  tar -C "$work/npm" -czf "$site/npm/tiny-1.0.0.tgz" package
  cd "$toolchain_dir"
  printf '{"name":"p","version":"1.0.0","dependencies":{"tiny":"1.0.0"},%s}' "$(grep -o '"packageManager": "[^"]*"' "$tools/../package.json")" >package.json
  printf '{"name":"p","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"p","version":"1.0.0","dependencies":{"tiny":"1.0.0"}},"node_modules/tiny":{"version":"1.0.0","resolved":"%s","integrity":"sha512-%s"}}}' \
    "$address/npm/tiny-1.0.0.tgz" "$(openssl dgst -sha512 -binary "$site/npm/tiny-1.0.0.tgz" | base64 -w0)" >package-lock.json
  export NPM_CONFIG_CACHE=$toolchain_dir/npm-cache NPM_CONFIG_REGISTRY=$address/npm NPM_CONFIG_AUDIT=false
  # shellcheck source=tools/lib.sh
  (. "$tools/lib.sh" && declare -f node_modules) >functions
  # shellcheck disable=SC1091 # just written
  . ./functions
  npm_pause=0.1 npm_attempts=1
}
case_npm_package_comes_at_second_try() {
  npm_project
  echo "npm/* drop 1" >"$faults"
  node_modules && cmp node_modules/tiny/noise "$work/npm/package/noise"
}
case_npm_package_has_other_bytes() {
  npm_project
  echo "npm/* corrupt" >"$faults"
  if node_modules; then return 1; fi
  says 'npm could not get' && [[ ! -e node_modules/.stamp ]]
}

case_tools_of_this_machine_are_entered_once() {
  cd "$HOPFIELD_TOOLCHAIN_DIR"
  mkdir -p bin
  for tool in emcc cmake ninja node npm; do
    printf '#!/bin/sh\n' >"bin/$tool"
    chmod +x "bin/$tool"
  done
  printf '#!/usr/bin/env bash\n. %q/lib.sh\nenter_toolchain build "$0"\necho arrived\n' "$tools" >command
  chmod +x command
  PATH=$PWD/bin:$PATH HOPFIELD_TOOLCHAIN=emsdk timeout 10 env -u HOPFIELD_INSIDE "$PWD/command"
}

# A precompiled header holds the full names of what it was made from.
case_two_copies_of_the_tree_compile_with_one_cache() {
  cd "$HOPFIELD_TOOLCHAIN_DIR"
  export CCACHE_DIR=$PWD/cache
  local copy
  for copy in one two; do
    mkdir -p "$copy/build"
    cp -r "$tools" "$copy/tools"
    (cd "$copy/build" && env -u CCACHE_BASEDIR -u CCACHE_NOHASHDIR ../tools/enter bash -e) <<'END' || return 1
echo '#include <cstddef>' >all.hxx
touch all.hxx.cxx
echo "std::size_t ${PWD//[^a-z]/_};" >size.cxx # what only one of them has
flags=(-std=c++20 -Xclang -fno-pch-timestamp)
ccache em++ "${flags[@]}" -Xclang -emit-pch -Xclang -include -Xclang "$PWD/all.hxx" -x c++-header -o all.pch -c "$PWD/all.hxx.cxx"
ccache em++ "${flags[@]}" -Xclang -include-pch -Xclang "$PWD/all.pch" -Xclang -include -Xclang "$PWD/all.hxx" -o size.o -c "$PWD/size.cxx"
END
    rm -rf one
  done
}

# ---- run ---------------------------------------------------------------------------------------------------------------

(($# > 0)) || mapfile -t cases < <(declare -F | sed -n 's/^declare -f case_//p')
(($# == 0)) || cases=("$@")
# The launcher has npm from the last time, or gets it now.
(cd "$tools/.." && COREPACK_ENABLE_DOWNLOAD_PROMPT=0 timeout 60 corepack npm --version >/dev/null 2>&1) || command -v npm >/dev/null || mapfile -t cases < <(printf '%s\n' "${cases[@]}" | grep -v '^npm')
command -v ccache >/dev/null || mapfile -t cases < <(printf '%s\n' "${cases[@]}" | grep -v 'with_one_cache$')
failed=0
set -m
for name in "${cases[@]}"; do
  output=$work/$name.txt
  rm -f "$faults"
  started=$SECONDS
  (
    prelude "$work/run/$name"
    set +e
    "case_$name"
  ) >"$output" 2>&1 </dev/null &
  running=$!
  # What hangs has failed, with all it has started: each has a process group of its own.
  (sleep "${HOPFIELD_CASE_SECONDS:-120}" && kill -- "-$running") &
  guard=$!
  status=0
  wait "$running" || status=$?
  kill -- "-$guard" 2>/dev/null || true
  wait "$guard" 2>/dev/null || true
  if ((status == 0)); then
    echo "ok $name ($((SECONDS - started)) s)"
  else
    echo "not ok $name"
    sed 's/^/    /' "$output" | tail -n "${HOPFIELD_TAIL:-12}"
    failed=$((failed + 1))
  fi
done
echo "$((${#cases[@]} - failed)) passed, $failed failed"
((failed == 0))
