package io.aimeter.soak;

import io.aimeter.sinks.server.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The soak as a program. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs applications with the shipped agent, collectors, PostgreSQL and Kafka; kills all of"
          + " them at random, fills their disks, lets sinks be dead for a while.",
      "In the end the totals of the store, Kafka, PostgreSQL and the FOCUS export must be what the"
          + " provider itself counted, to the record, the token and the nano-dollar, but for calls"
          + " that a killed JVM had not yet appended; each of these is told.",
      "Exit codes: 0 all equal, 1 a difference, 2 it cannot run here."
    })
public final class Soak implements Callable<Integer> {
  @Option(names = "--jvms", defaultValue = "20", description = "Applications (${DEFAULT-VALUE}).")
  private int jvms;

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long they call and are killed (${DEFAULT-VALUE}).")
  private double minutes;

  @Option(names = "--seed", description = "What happens when (default: by the clock).")
  private Long seed;

  @Option(
      names = "--hosts",
      defaultValue = "2",
      description = "Aimeter directories, each with a collector (${DEFAULT-VALUE}).")
  private int hosts;

  @Option(
      names = "--no-full-disks",
      description = "Leave full disks out, where no file system can be mounted.")
  private boolean noFullDisks;

  @Option(names = "--keep", description = "Keep the working directory, and say where it is.")
  private boolean keep;

  private final Path home = Path.of(System.getProperty("aimeter.home", ".")).toAbsolutePath();

  private Soak() {}

  /** The program. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Soak()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    long chosen = seed == null ? System.nanoTime() : seed;
    System.out.printf(
        Locale.ROOT,
        "soak: %d JVMs on %d hosts for %.1f minutes, seed %d%s%n",
        jvms,
        hosts,
        minutes,
        chosen,
        noFullDisks ? ", without full disks" : "");
    Path work = Files.createTempDirectory("aimeter-soak");
    boolean good = false;
    try (Scene scene = new Scene(new Programs(home), work, hosts, !noFullDisks)) {
      List<Trouble> troubles = soak(scene, chosen);
      System.out.println("soak: " + troubles);
      for (Trouble trouble : troubles) {
        if (trouble.failure() != null) {
          throw new IOException(trouble + " failed", trouble.failure());
        }
        if (trouble.times() == 0) {
          throw new IOException("nothing is shown: " + trouble + ", give it more --minutes");
        }
      }
      Accounts accounts = scene.settle();
      accounts.print(System.out);
      List<String> problems = accounts.problems();
      problems.forEach(problem -> System.out.println("DIFFERENCE " + problem));
      System.out.println(problems.isEmpty() ? "soak: all equal" : "soak: differences, see above");
      good = problems.isEmpty();
      return good ? 0 : 1;
    } finally {
      if (keep || !good) {
        System.out.println("soak: kept " + work);
        keepFrom(work);
      } else {
        delete(work);
      }
    }
  }

  /** Lets it run; what happened. */
  private List<Trouble> soak(Scene scene, long chosen) throws Exception {
    Random random = new Random(chosen);
    for (int i = 0; i < jvms; i++) {
      scene.hosts().get(i % hosts).startApplication(random);
    }
    CountDownLatch end = new CountDownLatch(1);
    List<Trouble> troubles = new ArrayList<>();
    for (Host host : scene.hosts()) {
      host.startCollector();
      troubles.addAll(ofHost(host, scene.disk(host), chosen, end));
    }
    troubles.add(deaths("Kafka", scene.kafka(), scene.kafkaProgress(), chosen, end));
    troubles.add(deaths("PostgreSQL", scene.postgres(), scene.postgresProgress(), chosen, end));
    List<Thread> threads = troubles.stream().map(Thread::new).toList();
    threads.forEach(Thread::start);
    end.await((long) (minutes * TimeUnit.MINUTES.toMillis(1)), TimeUnit.MILLISECONDS);
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return troubles;
  }

  private List<Trouble> ofHost(Host host, SmallDisk disk, long chosen, CountDownLatch end) {
    List<Trouble> troubles = new ArrayList<>();
    troubles.add(
        new Trouble(
            "application exchanged on " + host.name(),
            chosen,
            8_000,
            end,
            random -> host.exchangeApplication(random, random.nextInt(4) > 0)));
    Progress collected = new Progress(host::stored);
    troubles.add(
        new Trouble(
            "collector killed on " + host.name(),
            chosen,
            15_000,
            end,
            random -> {
              if (host.superviseCollector() || !collected.isMade()) {
                return false;
              }
              host.killCollector();
              Thread.sleep(random.nextInt(5_000));
              host.startCollector();
              collected.started();
              return true;
            }));
    if (disk != null) {
      troubles.add(
          new Trouble(
              "disk full on " + host.name(),
              chosen,
              25_000,
              end,
              random -> {
                disk.fill();
                try {
                  Thread.sleep(3_000 + random.nextInt(7_000));
                } finally {
                  disk.free();
                }
                return true;
              }));
    }
    return troubles;
  }

  private static Trouble deaths(
      String name, RealServer server, Progress progress, long chosen, CountDownLatch end) {
    return new Trouble(
        name + " killed",
        chosen,
        15_000,
        end,
        random -> {
          if (!progress.isMade()) {
            return false;
          }
          server.kill();
          Thread.sleep(1_000 + random.nextInt(14_000));
          server.restart();
          progress.started();
          return true;
        });
  }

  /** What is on mounted disks is gone with this process: what can be looked at goes beside. */
  private static void keepFrom(Path work) throws IOException {
    Path kept = work.resolve("kept");
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(kept)) {
          Path copy = kept.resolve(work.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        try {
          Files.deleteIfExists(path);
        } catch (IOException e) {
          path.toFile().deleteOnExit(); // a mounted directory, which goes with this process
        }
      }
    }
  }
}
