# aimeter demo: the sample applications, metered, on a fake provider. Read by ../aimeter, which has built everything and
# gives home, java, collector_flags and cli. Everything happens in one temporary directory and on loopback.

work=$(mktemp -d "${TMPDIR:-/tmp}/aimeter-demo.XXXXXX")
ledger=$work/aimeter
pids=
finished=

# Ends our own processes; keeps the logs only where something failed.
clean_up() {
  status=$?
  trap - EXIT
  trap '' INT TERM
  for pid in $pids; do
    kill "$pid" 2>/dev/null || true
  done
  for pid in $pids; do
    wait "$pid" 2>/dev/null || true
  done
  if [ -n "$finished" ] || [ "$status" -ge 128 ]; then
    rm -rf "$work"
  else
    echo "The demo failed; what every process printed is in $work/*.log" >&2
  fi
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say() {
  echo "$*" >&2
}

# await SECONDS PID LOG COMMAND…: until the command succeeds; fails when the process has gone or the time is over.
await() {
  tenths=$(($1 * 10))
  awaited=$2
  awaited_log=$3
  shift 3
  until "$@"; do
    tenths=$((tenths - 1))
    if [ "$tenths" -le 0 ] || ! kill -0 "$awaited" 2>/dev/null; then
      tail -n 5 "$awaited_log" >&2
      fail "demo: $(basename "$awaited_log" .log) did not get ready"
    fi
    sleep 0.1
  done
}

# The fake provider serves the providers' host names with a certificate of its own. It writes into its directory hosts,
# truststore.p12 and, last, port; and totals when it ends.
provider=$work/provider
mkdir "$provider" "$ledger"
"$java" -jar "$home/integration-tests/fake-provider/target/aimeter-fake-provider.jar" --dir "$provider" \
  >"$work/provider.log" 2>&1 &
provider_pid=$!
pids=$provider_pid
# shellcheck disable=SC2086
"$java" $collector_flags -jar "$home/collector/target/aimeter-collector.jar" --dir "$ledger" \
  >"$work/collector.log" 2>&1 &
collector_pid=$!
pids="$pids $collector_pid"
await 30 "$provider_pid" "$work/provider.log" test -s "$provider/port"
port=$(cat "$provider/port")
say "A fake provider answers for api.openai.com and api.anthropic.com on port $port of this machine."

OPENAI_BASE_URL=https://api.openai.com:$port/v1
ANTHROPIC_BASE_URL=https://api.anthropic.com:$port
# Never a real key, also where the environment holds one.
OPENAI_API_KEY=sk-demo-0000
ANTHROPIC_API_KEY=sk-ant-demo-0000
export OPENAI_BASE_URL ANTHROPIC_BASE_URL OPENAI_API_KEY ANTHROPIC_API_KEY

# app LOG -Dai.… -jar JAR ARGUMENTS…: starts a metered application.
applications=
app() {
  log=$work/$1.log
  shift
  "$java" "-javaagent:$home/agent/dist/target/aimeter.jar" "-Daimeter.dir=$ledger" \
    "-Djdk.net.hosts.file=$provider/hosts" "-Djavax.net.ssl.trustStore=$provider/truststore.p12" \
    -Djavax.net.ssl.trustStorePassword=changeit -XX:+UseSerialGC "$@" >"$log" 2>&1 &
  applications="$applications $!:$log"
  pids="$pids $!"
}

samples=$home/sample-apps
say "Three applications call it, with nothing but -javaagent and -Dai.… added:"
say "  plain JDK (team search), LangChain4j (team support), Spring Boot with Spring AI (team shop)"
app shop -Dai.team=shop -Dai.app=web -XX:TieredStopAtLevel=1 \
  -jar "$samples/spring-boot/target/sample-spring-boot.jar" \
  --server.port=0 --sample.answers=3 --sample.descriptions=2 --sample.exit=true
app ranker -Dai.team=search -Dai.app=ranker -Dai.feature=search-results \
  -jar "$samples/plain/target/sample-plain.jar" 3
app assistant -Dai.team=support -Dai.app=assistant -Dai.feature=replies \
  -jar "$samples/langchain4j/target/sample-langchain4j.jar" 2

for application in $applications; do
  wait "${application%%:*}" || {
    tail -n 20 "${application#*:}" >&2
    fail "demo: an application failed: ${application#*:}"
  }
done

# The provider counts by itself; it says what it counted when it ends.
kill "$provider_pid"
wait "$provider_pid" 2>/dev/null || true
[ -s "$provider/totals" ] || fail "demo: the provider left no totals"

# Prints the ledger's sums in the form of the provider's: calls, tokens, and the cost in nano-USD.
ledger_totals() {
  cli report --dir "$ledger" --by provider --since 1h --csv 2>/dev/null | tr -d '\r' |
    awk -F, 'NR > 1 { calls += $2; input += $4 + $6 + $7; cached += $5; output += $8; cost += $10 }
             END { printf "calls %d\ninput %d\ncached %d\noutput %d\ncost_nano_usd %d\n", calls, input, cached, output, cost }'
}

shipped() {
  ledger_totals >"$work/totals"
  cmp -s "$work/totals" "$provider/totals"
}

# The collector needs a moment for the last records; whatever differs after that is a difference.
attempts=20
until shipped || [ "$attempts" -le 0 ]; do
  attempts=$((attempts - 1))
  sleep 0.3
done
kill "$collector_pid"
wait "$collector_pid" 2>/dev/null || true

echo
cli report --dir "$ledger" --by team,app,feature,model --since 1h
echo
if shipped; then
  echo "The provider counted the same: $(awk '$1 != "cost_nano_usd" { printf "%s%s %s", (NR > 1 ? ", " : ""), $2, $1 }
    $1 == "cost_nano_usd" { printf ", $%.9f", $2 / 1e9 }' "$provider/totals")."
else
  say "The provider counted otherwise (left) than the ledger (right):"
  paste "$provider/totals" "$work/totals" >&2
  fail "demo: the totals differ"
fi
cat <<TEXT

Next, your own application. Start its JVM with two settings more:

  java -javaagent:$(pasted "$home/agent/dist/target/aimeter.jar") -Dai.team=TEAM -Dai.app=APP -jar your-app.jar

keep the collector running, and ask:

  $(pasted "$home/aimeter") collect
  $(pasted "$home/aimeter") report
TEXT
finished=yes
