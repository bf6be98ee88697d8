# Read by overhead and throughput: sets java and a temporary directory work, and builds what is missing. Expects home.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d "${TMPDIR:-/tmp}/aimeter-bench.XXXXXX")
finished=
# What was printed is kept where something failed.
trap '[ -z "$finished" ] && echo "failed; logs are in $work" >&2 || rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# need JAR: what is not there is built.
missing=
need() {
  [ -f "$home/$1" ] || missing="$missing${missing:+,}${1%/target/*}"
}

build() {
  [ -n "$missing" ] || return 0
  echo "building $missing" >&2
  mvn -q -B -DskipTests -Dspotless.check.skip=true -f "$home/pom.xml" -pl "$missing" -am package >&2
}
