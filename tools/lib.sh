# shellcheck shell=bash
# What the commands in tools/ share. Sourced with the repository's root as current directory, after enter_toolchain.

tools_directory=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cd "$tools_directory/.." || exit 1

# enter_toolchain GROUP "$0" "$@": goes on inside the toolchain, setting it up first when it is missing.
enter_toolchain() {
  local group=$1
  shift
  [[ -n ${HOPFIELD_INSIDE:-} ]] || exec "$tools_directory/enter" --group "$group" "$@"
}

say() { printf '%s\n' "$*"; }
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# quietly LOG TEXT COMMAND...: one line while it works and one when it is done; the output only if it fails.
quietly() {
  local log=$1 text=$2 started=$SECONDS status=0 progress pid
  shift 2
  mkdir -p "$(dirname "$log")"
  if [[ -t 1 ]]; then
    "$@" >"$log" 2>&1 &
    pid=$!
    trap 'kill $pid 2>/dev/null; wait $pid 2>/dev/null; exit 130' INT TERM
    while kill -0 $pid 2>/dev/null; do
      sleep 0.3
      # Ninja says how far it is: [12/40].
      progress=$(grep -aoE '^\[[0-9]+/[0-9]+\]' "$log" | tail -n 1)
      printf '\r%s … %s %d s\033[K' "$text" "$progress" $((SECONDS - started))
    done
    wait $pid || status=$?
    trap - INT TERM
    printf '\r\033[K'
  else
    say "$text …"
    "$@" >"$log" 2>&1 || status=$?
  fi
  if ((status == 0)); then
    say "$text: $((SECONDS - started)) s"
  else
    say "$text: failed after $((SECONDS - started)) s"
    # What a compiler has to say about the first error matters more than what came after.
    grep -aE -A 12 -m 3 '(error|Error|FAILED)' "$log" | head -n 60 || true
    say "The whole output is in $log"
  fi
  return "$status"
}

# build PRESET [targets...]: configures when something that CMake does not watch itself has changed, and builds.
build() {
  local preset=$1 directory stamp
  shift
  directory=$(preset_directory "$preset")
  # The desktop window is built where GLFW is, and Catch2 only where it is not; both may have come since.
  stamp="$(sha256sum CMakePresets.json cmake/wasm.cmake | sha256sum) ${HOPFIELD_SOURCES:-} ${HOPFIELD_IMGUI:-} $(command -v emcc) \
    $(ls -d /usr/include/GLFW /usr/lib/cmake/Catch2 2>/dev/null || true)"
  if [[ ! -e $directory/build.ninja || $(cat "$directory/.stamp" 2>/dev/null) != "$stamp" ]]; then
    cmake --preset "$preset" -DHOPFIELD_SOURCES="${HOPFIELD_SOURCES:-}" -DHOPFIELD_IMGUI="${HOPFIELD_IMGUI:-}" && printf '%s\n' "$stamp" >"$directory/.stamp" || return 1
  fi
  cmake --build "$directory" ${1:+--target "$@"}
}

preset_directory() {
  case $1 in
  native-release) echo build/native ;;
  native-debug) echo build/debug ;;
  *) echo "build/$1" ;;
  esac
}

# The packages of package.json, as the lock file has them, by its hashes. A registry may be slow or cut a download off: npm
# tries again itself, and keeps what it has, so starting it again goes on.
node_modules() {
  local stamp attempt registry npm=(npm)
  # Debian's npm brings 340 packages along; Node's launcher fetches npm alone, the one that package.json names by its hash.
  if command -v corepack >/dev/null; then
    npm=(corepack npm)
    registry=${NPM_CONFIG_REGISTRY:-$(cat ~/.npmrc "${NPM_CONFIG_GLOBALCONFIG:-/etc/npmrc}" 2>/dev/null | sed -n 's/^registry *= *//p' | head -n 1)}
    export COREPACK_ENABLE_DOWNLOAD_PROMPT=0 ${registry:+COREPACK_NPM_REGISTRY="${registry%/}"}
  fi
  stamp=$(sha256sum package-lock.json)
  [[ $(cat node_modules/.stamp 2>/dev/null) != "$stamp" ]] || return 0
  for ((attempt = 1; attempt <= ${npm_attempts:-3}; attempt++)); do
    if timeout -k 10 900 "${npm[@]}" ci --no-progress --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-timeout=60000; then
      printf '%s\n' "$stamp" >node_modules/.stamp
      return
    fi
    sleep "${npm_pause:-3}"
  done
  echo "npm could not get the packages of package-lock.json. Start again later, or name another registry: NPM_CONFIG_REGISTRY=URL."
  return 1
}
