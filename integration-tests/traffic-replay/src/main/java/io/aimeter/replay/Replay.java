package io.aimeter.replay;

import io.aimeter.core.record.RecordField;
import io.aimeter.fake.FakeProvider;
import io.aimeter.replay.client.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Replays recorded exchanges: a server sends what was recorded, cut at random; a child JVM with the
 * shipped agent receives it through real clients; a collector stores what the agent recorded; and
 * every field of the ledger is compared with what is expected.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Replays recorded provider traffic through the shipped agent and compares the ledger.",
      "Prints one line a mismatch (id, field, expected, found) and last the counts.",
      "Exit code 0 only if no more differs than --at-least allows."
    })
public final class Replay implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR_OR_FILE",
      description = "JSON Lines files of recorded exchanges, or directories of them.")
  private List<Path> sources;

  @Option(names = "--seed", description = "Where bodies are cut (default: by the clock).")
  private Long seed;

  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "jdk,okhttp",
      description = "The HTTP clients to send with (${DEFAULT-VALUE}).")
  private List<String> clients;

  @Option(
      names = "--at-least",
      defaultValue = "100",
      paramLabel = "PERCENT",
      description = "How many of the exchanges must match for success (${DEFAULT-VALUE}).")
  private double atLeast;

  @Option(names = "--keep", description = "Keep the working directory, and say where it is.")
  private boolean keep;

  private final Path home = Path.of(System.getProperty("aimeter.home", ".")).toAbsolutePath();

  private Replay() {}

  /** The program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Replay()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<RecordedExchange> exchanges;
    try {
      exchanges = RecordedExchange.load(sources);
    } catch (IOException e) {
      System.err.println("replay: cannot read the recordings: " + e.getMessage());
      return 2;
    }
    long cuts = seed == null ? System.nanoTime() : seed;
    System.out.println("seed " + cuts);
    Path work = Files.createTempDirectory("aimeter-replay");
    try {
      return replay(exchanges, cuts, work);
    } finally {
      if (keep) {
        System.err.println("replay: kept " + work);
      } else {
        delete(work);
      }
    }
  }

  private int replay(List<RecordedExchange> exchanges, long cuts, Path work) throws Exception {
    List<Address> addresses = exchanges.stream().map(Address::of).toList();
    List<String> hosts = addresses.stream().map(Address::host).distinct().toList();
    String ownHosts =
        addresses.stream()
            .filter(address -> address.declared() != null)
            .map(address -> address.host() + '=' + address.declared())
            .distinct()
            .collect(Collectors.joining(","));
    List<Mismatch> mismatches = new ArrayList<>();
    Path ledger = Files.createDirectory(work.resolve("aimeter"));
    try (FakeProvider provider = FakeProvider.start(work.resolve("provider"), hosts)) {
      int[] waves = Waves.of(exchanges);
      int last = IntStream.of(waves).max().orElse(0);
      for (String client : clients) {
        for (int wave = 0; wave <= last; wave++) {
          Path jobs = work.resolve("jobs");
          List<Job> ofWave = new ArrayList<>();
          for (int i = 0; i < waves.length; i++) {
            if (waves[i] == wave) {
              ofWave.add(job(i, exchanges.get(i), addresses.get(i), client, cuts, provider));
            }
          }
          Job.writeAll(ofWave, jobs);
          // A problem of the application's is one of the agent's: without it, it has none.
          for (String problem : new Children(home, work, ledger, ownHosts).send(provider, jobs)) {
            mismatches.add(new Mismatch("application", "bytes", "as sent", problem));
          }
        }
      }
    }
    new Children(home, work, ledger, ownHosts).collect();
    mismatches.addAll(compare(exchanges, ledger));
    mismatches.forEach(System.out::println);
    long mismatched = mismatches.stream().map(Mismatch::id).distinct().count();
    long matched = exchanges.size() - Math.min(exchanges.size(), mismatched);
    double percent = 100.0 * matched / Math.max(1, exchanges.size());
    System.out.printf(
        Locale.ROOT,
        "replayed %d, matched %d, mismatched %d, %.2f %%%n",
        exchanges.size(),
        matched,
        mismatched,
        percent);
    return percent >= atLeast ? 0 : 1;
  }

  private static Job job(
      int number,
      RecordedExchange exchange,
      Address address,
      String client,
      long cuts,
      FakeProvider provider)
      throws NoSuchAlgorithmException {
    String tag = number + "/" + client;
    provider.replay(
        tag,
        new io.aimeter.fake.Replay(
            exchange.status(),
            exchange.responseHeaders(),
            exchange.responseBody(),
            cuts + tag.hashCode()));
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .requestHeaders()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.put(FakeProvider.REPLAY_HEADER, tag);
    return new Job(
        tag,
        client,
        "https://" + address.host() + ":" + provider.httpsPort() + address.pathAndQuery(),
        exchange.method(),
        headers,
        exchange.requestBody(),
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(exchange.responseBody())));
  }

  private List<Mismatch> compare(List<RecordedExchange> exchanges, Path ledger)
      throws IOException, SQLException {
    Map<String, List<LedgerRow>> rows =
        LedgerReader.read(ledger).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.map(RecordField.TAGS).getOrDefault("replay", "untagged")));
    List<Mismatch> mismatches = new ArrayList<>();
    for (int i = 0; i < exchanges.size(); i++) {
      RecordedExchange exchange = exchanges.get(i);
      for (String client : clients) {
        List<LedgerRow> found = rows.getOrDefault(i + "/" + client, List.of());
        for (Mismatch mismatch : Comparison.of(exchange.id(), exchange.expected(), found)) {
          mismatches.add(mismatch.through(client));
        }
      }
    }
    return mismatches;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
