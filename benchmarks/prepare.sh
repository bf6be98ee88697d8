# Read by overhead and throughput: sets java and a temporary directory work, and builds what is missing. Expects home.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d "${TMPDIR:-/tmp}/aimeter-bench.XXXXXX")
finished=
# What was printed is kept where something failed.
trap '[ -z "$finished" ] && echo "failed; logs are in $work" >&2 || rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# need JAR: it is built if it is missing, or older than a source of its module, of the agent's or of core.
missing=
need() {
  module=${1%/target/*}
  if [ ! -f "$home/$1" ] || [ -n "$(find "$home/$module"/src/main "$home"/core/src/main "$home"/agent/*/src/main \
    -type f -newer "$home/$1" 2>/dev/null | head -n 1)" ]; then
    missing="$missing${missing:+,}$module"
  fi
}

build() {
  [ -n "$missing" ] || return 0
  echo "building $missing" >&2
  mvn -q -B -DskipTests -Dspotless.check.skip=true -f "$home/pom.xml" -pl "$missing" -am package >&2
}
