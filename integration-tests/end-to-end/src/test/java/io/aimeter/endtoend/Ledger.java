package io.aimeter.endtoend;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.fake.Billed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An aimeter directory after its applications: what the report says of it. */
record Ledger(Path root) {

  /** Sums of calls, tokens and nano-USD. */
  record Sums(
      long calls, long uncached, long read, long write5m, long write1h, long output, long cost) {

    /** What the provider itself counted. */
    static Sums of(List<Billed> counted) {
      long[] sums = new long[6];
      for (Billed billed : counted) {
        sums[0] += billed.uncached();
        sums[1] += billed.cacheRead();
        sums[2] += billed.cacheWrite5m();
        sums[3] += billed.cacheWrite1h();
        sums[4] += billed.output();
        sums[5] += billed.costNanoUsd();
      }
      return new Sums(counted.size(), sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    Sums withoutCost() {
      return new Sums(calls, uncached, read, write5m, write1h, output, 0);
    }
  }

  /** The sums the report prints. */
  Sums reported() throws IOException, InterruptedException {
    long[] sums = new long[7];
    for (Map<String, String> row : report("provider")) {
      String[] columns = {
        "calls",
        "uncached_input_tokens",
        "cache_read_tokens",
        "cache_write_5m_tokens",
        "cache_write_1h_tokens",
        "output_tokens",
        "cost_nano_usd"
      };
      for (int i = 0; i < columns.length; i++) {
        String value = row.get(columns[i]);
        sums[i] += value.isEmpty() ? 0 : Long.parseLong(value);
      }
    }
    return new Sums(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6]);
  }

  /** The rows of {@code report --by DIMENSIONS --csv}, by column. */
  List<Map<String, String>> report(String dimensions) throws IOException, InterruptedException {
    Programs.Result result =
        Programs.cli("report", "--dir", root.toString(), "--by", dimensions, "--csv");
    if (result.exit() != 0) {
      throw new IOException("the report failed: " + result.err());
    }
    List<String> lines = result.out().lines().toList();
    String[] header = lines.get(0).split(",", -1);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              Map<String, String> row = new TreeMap<>();
              for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
              }
              return row;
            })
        .toList();
  }

  /** The calls of the JVMs that have ended, by one dimension. */
  Map<String, String> calls(String dimension) throws IOException, InterruptedException {
    Map<String, String> calls = new TreeMap<>();
    for (Map<String, String> row : report(dimension)) {
      calls.put(row.get(dimension), row.get("calls"));
    }
    return calls;
  }

  /** What the agents of the JVMs that have ended swallowed, dropped or shed; empty is right. */
  Map<String, Object> losses() throws IOException {
    Map<String, Object> losses = new TreeMap<>();
    Path statuses = Layout.stores(root).resolve("w-local").resolve(Layout.INSTANCES);
    try (Stream<Path> files = Files.list(statuses)) {
      for (Path file : files.toList()) {
        StatusFile.read(file)
            .forEach(
                (key, value) -> {
                  if (key.startsWith(StatusFile.SWALLOWED_PREFIX)
                      || key.startsWith("dropped")
                      || key.equals(StatusFile.SHED)
                      || key.equals(StatusFile.LAST_PROBLEM)) {
                    losses.put(key, value);
                  }
                });
      }
    }
    return losses;
  }
}
