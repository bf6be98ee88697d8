package io.aimeter.soak;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.fake.FakeProvider;
import io.aimeter.sinks.KafkaTopic;
import io.aimeter.sinks.PostgresTable;
import io.aimeter.sinks.server.LocalKafka;
import io.aimeter.sinks.server.LocalPostgres;
import io.aimeter.sinks.server.RealServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that runs in a soak: provider, sinks, hosts. */
final class Scene implements AutoCloseable {
  private static final int STORE_MEGABYTES = 64;
  private static final int HOST_MEGABYTES = 512;
  private static final String WITNESS_SCHEMA = "witness";

  private final Programs programs;
  private final Path work;
  private final LocalDate begin = LocalDate.now(ZoneOffset.UTC);
  private final FakeProvider provider;
  private final RealServer kafka;
  private final RealServer postgres;
  private final KafkaTopic topic;
  private final Map<String, String> sinks = new HashMap<>();
  private final List<Host> hosts = new ArrayList<>();
  private final Map<Host, SmallDisk> disks = new HashMap<>();

  /**
   * Starts provider and sinks; no host runs anything yet. Of the first host the store is on a disk
   * that is full at times: nothing may be lost there. Of the second one it is the queues as well.
   */
  Scene(Programs programs, Path work, int hostCount, boolean fullDisks) throws Exception {
    this.programs = programs;
    this.work = work;
    provider = FakeProvider.start(work.resolve("provider"));
    kafka = new LocalKafka().start();
    postgres = new LocalPostgres().start();
    topic = KafkaTopic.create(kafka);
    sinks.putAll(kafka.settings());
    sinks.putAll(postgres.settings());
    for (int i = 0; i < hostCount; i++) {
      String name = String.valueOf((char) ('a' + i));
      if (fullDisks && i > 0) {
        SmallDisk disk = SmallDisk.mount(work.resolve(name), HOST_MEGABYTES);
        disks.put(host(name), disk);
      } else if (fullDisks) {
        Host host = host(name);
        disks.put(host, SmallDisk.mount(host.store(), STORE_MEGABYTES));
      } else {
        host(name);
      }
    }
  }

  private Host host(String name) throws IOException {
    Host host = new Host(programs, provider, name, work, witness(), Map.copyOf(sinks));
    hosts.add(host);
    return host;
  }

  private Path witness() {
    return work.resolve("witness");
  }

  List<Host> hosts() {
    return hosts;
  }

  RealServer kafka() {
    return kafka;
  }

  RealServer postgres() {
    return postgres;
  }

  /** How far the topic has got. */
  Progress kafkaProgress() {
    return new Progress(topic::end);
  }

  /** How far the table has got. */
  Progress postgresProgress() {
    return new Progress(() -> PostgresTable.rows(postgres.address()));
  }

  /** The host's disk that can be filled; null where none can. */
  SmallDisk disk(Host host) {
    return disks.get(host);
  }

  /** Ends all applications, ships what is left, and reads all accounts. */
  Accounts settle() throws Exception {
    for (Host host : hosts) {
      host.stopApplications();
      host.killCollector();
      host.drain();
    }
    List<Entry> witnessed = witnessed();
    Path gathered = gather();
    CommandLines line = new CommandLines(programs, gathered, work.resolve("cli.log"));
    List<Entry> rows = Ledgers.ofPostgres(postgres.address(), "public");
    return new Accounts(
        runs(rows, witnessed), Ledgers.ofKafka(topic), rows, line.report(), line.focus(begin));
  }

  /** What killed applications had appended, by a collector that nobody disturbs. */
  private List<Entry> witnessed() throws Exception {
    if (!Files.exists(Layout.queues(witness()))) {
      return List.of();
    }
    Map<String, String> environment = new HashMap<>(postgres.settings());
    environment.put("AIMETER_COLLECT_POSTGRES_SCHEMA", WITNESS_SCHEMA);
    Programs.run(
        work.resolve("witness.log"),
        256,
        environment,
        List.of("-jar", programs.collector().toString(), "--dir", witness().toString(), "--once"));
    return Ledgers.ofPostgres(postgres.address(), WITNESS_SCHEMA);
  }

  /** All stores in one place, as a platform team would have them. */
  private Path gather() throws IOException {
    Path gathered = work.resolve("gathered");
    for (Host host : hosts) {
      Path to = Layout.stores(gathered).resolve(host.store().getFileName());
      try (Stream<Path> files = Files.walk(host.store())) {
        for (Path file : files.toList()) {
          Path copy = to.resolve(host.store().relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(file, copy);
          }
        }
      }
    }
    return gathered;
  }

  private List<Run> runs(List<Entry> stored, List<Entry> witnessed) throws IOException {
    Map<String, List<Entry>> answers = byRun(provider.exchanges().stream().map(Entry::of).toList());
    Map<String, List<Entry>> stores = byRun(stored);
    Map<String, List<Entry>> witnesses = byRun(witnessed);
    List<Run> runs = new ArrayList<>();
    for (Host host : hosts) {
      for (Application application : host.ended()) {
        String name = application.run();
        List<Entry> own = stores.getOrDefault(name, List.of());
        runs.add(
            new Run(
                name,
                application.wasKilled(),
                disks.containsKey(host) && host != hosts.get(0),
                answers.getOrDefault(name, List.of()),
                own,
                witnesses.getOrDefault(name, List.of()),
                own.isEmpty() ? null : dropped(host, own.get(0).instance())));
      }
    }
    return runs;
  }

  private static Map<String, List<Entry>> byRun(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.run() != null)
        .collect(Collectors.groupingBy(Entry::run, Collectors.toList()));
  }

  /** By the last word of the JVM, in whichever of its directories it is. */
  private static Long dropped(Host host, String instance) throws IOException {
    Long most = null;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(host.store().resolve(Layout.INSTANCES), instance + "*.json")) {
      for (Path file : files) {
        long dropped = Statuses.dropped(StatusFile.read(file));
        most = most == null ? dropped : Math.max(most, dropped);
      }
    }
    return most;
  }

  @Override
  public void close() throws IOException {
    hosts.forEach(Host::destroy);
    kafka.close();
    postgres.close();
    provider.close();
  }
}
