package io.aimeter.soak;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.fake.Billed;
import io.aimeter.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A host: an aimeter directory, the applications that append there, and the collector that ships
 * it. Applications are one thread's, the collector another's.
 */
final class Host {
  private static final int COLLECTOR_HEAP_MEGABYTES = 256;

  private final Programs programs;
  private final FakeProvider provider;
  private final String name;
  private final Path work;
  private final Path witness;
  private final Map<String, String> sinks;
  private final List<Application> running = new ArrayList<>();
  private final List<Application> ended = new ArrayList<>();
  private Process collector;
  private int started;

  /**
   * One of that name.
   *
   * @param work its directory is made there
   * @param witness an aimeter directory for copies of what killed applications had appended
   * @param sinks what the collector's environment says of sinks
   */
  Host(
      Programs programs,
      FakeProvider provider,
      String name,
      Path work,
      Path witness,
      Map<String, String> sinks)
      throws IOException {
    this.programs = programs;
    this.provider = provider;
    this.name = name;
    this.work = Files.createDirectories(work.resolve(name));
    this.witness = witness;
    this.sinks = sinks;
    Files.createDirectories(Layout.queues(root()));
  }

  String name() {
    return name;
  }

  /** Its aimeter directory. */
  Path root() {
    return work.resolve("aimeter");
  }

  /** The collector's store. */
  Path store() {
    return Layout.stores(root()).resolve(writer());
  }

  private String writer() {
    return "w-" + name;
  }

  void startApplication(Random random) throws IOException {
    String run = name + "-" + ++started;
    Path log = work.resolve("application-" + run + ".log");
    running.add(Application.start(programs, provider, root(), run, random.nextLong(), log));
  }

  /**
   * Kills one, or asks one to end, and starts another in its place; whether there was one that had
   * called at all.
   */
  boolean exchangeApplication(Random random, boolean kill)
      throws IOException, InterruptedException {
    Set<String> called =
        provider.exchanges().stream().map(Billed::caller).collect(Collectors.toSet());
    List<Application> candidates =
        running.stream().filter(one -> called.contains(one.run())).toList();
    if (candidates.isEmpty()) {
      return false;
    }
    Application one = candidates.get(random.nextInt(candidates.size()));
    running.remove(one);
    ended.add(one);
    if (!one.isAlive()) {
      throw new IOException(one.run() + " has ended by itself; see its log in " + work);
    }
    if (kill) {
      one.kill(witness);
    } else {
      one.stop();
    }
    startApplication(random);
    return true;
  }

  /** Asks all to end, and waits. */
  void stopApplications() throws IOException, InterruptedException {
    for (Application one : running) {
      one.hush();
    }
    for (Application one : running) {
      one.stop();
      ended.add(one);
    }
    running.clear();
  }

  /** All there have been. */
  List<Application> ended() {
    return ended;
  }

  void startCollector() throws IOException {
    List<String> arguments = new ArrayList<>(collect());
    arguments.addAll(List.of("--interval", "200ms"));
    collector = start(arguments);
  }

  private Process start(List<String> arguments) throws IOException {
    return Programs.start(
        work.resolve("collector.log"), COLLECTOR_HEAP_MEGABYTES, environment(), arguments);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(sinks);
    environment.put("AIMETER_COLLECT_KAFKA_INTERVAL", "2s");
    environment.put("AIMETER_COLLECT_POSTGRES_INTERVAL", "500ms");
    return environment;
  }

  private List<String> collect() throws IOException {
    return List.of(
        "-jar", programs.collector().toString(), "--dir", root().toString(), "--writer", writer());
  }

  /** Records in the store. */
  long stored() throws IOException {
    return Manifest.read(store()).files().stream().mapToLong(StoreFile::rows).sum();
  }

  /** kill -9, if it has not ended: one that finds a full disk at its start does. */
  void killCollector() throws InterruptedException {
    collector.destroyForcibly().waitFor();
  }

  /** Starts one where there is none, as whatever supervises it would; whether there was none. */
  boolean superviseCollector() throws IOException {
    if (collector.isAlive()) {
      return false;
    }
    startCollector();
    return true;
  }

  /** Ships all that is left. */
  void drain() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(collect());
    arguments.add("--once");
    Programs.run(
        work.resolve("drain.log"), COLLECTOR_HEAP_MEGABYTES, sinks, List.copyOf(arguments));
  }

  /** Whatever still runs, at the end of a soak that failed. */
  void destroy() {
    running.forEach(Application::destroy);
    if (collector != null) {
      collector.destroyForcibly();
    }
  }
}
