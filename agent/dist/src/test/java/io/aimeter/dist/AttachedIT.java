package io.aimeter.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped jar, attached to a program, as an operator would find it. */
class AttachedIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  /** Long enough for the queue to open. */
  @ParameterizedTest
  @MethodSource("jdks")
  void recordsWithoutATraceInTheProgram(Jdk jdk) throws Exception {
    Jdk.Run plain = Jdk.run(directory, caller(jdk, List.of(), 1, 0));
    Jdk.Run run = Jdk.run(directory, caller(jdk, attached(), 50, 80));

    assertEquals("", run.err(), "stderr");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("answered 50"), run.out());
    Set<String> more = threads(run);
    more.removeAll(threads(plain));
    assertEquals(Set.of("aimeter"), more);
    assertEquals(List.of(), files(directory.resolve("working")));
    assertEquals(List.of(), files(directory.resolve("temporary")));
    Path queue = onlyQueue();
    assertEquals(50, StatusFile.number(status(queue), StatusFile.APPENDED));
    int queued = countQueued(queue);
    assertTrue(queued > 0, "the queue was opened");
    assertEquals(50, queued + countSpilled(queue));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aProgramThatEndsSoonLeavesItsRecords(Jdk jdk) throws Exception {
    Jdk.Run run = Jdk.run(directory, caller(jdk, attached(), 3, 0));

    assertEquals("", run.err(), "stderr");
    assertEquals(3, countSpilled(onlyQueue()));
  }

  /** A limit on the size of files is as near to a full disk as a test without privileges gets. */
  @Test
  void whereFilesCannotGrowTheProgramGoesOnAndItIsSaidOnce() throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
    command.addAll(caller(Jdk.all().get(0), attached(), 400, 0));
    Jdk.Run run = Jdk.run(directory, command);

    assertEquals(0, run.exit());
    assertTrue(run.out().contains("answered 400"), run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("[aimeter] calls are not recorded for now"), run.err());
    Path queue = onlyQueue();
    Map<String, Object> status = status(queue);
    long appended = StatusFile.number(status, StatusFile.APPENDED);
    assertEquals(appended, countSpilled(queue));
    assertEquals(400, appended + StatusFile.number(status, StatusFile.DROPPED_DISK));
    assertTrue(status.get(StatusFile.LAST_PROBLEM).toString().contains("make room"));
  }

  @Test
  void whereNoDirectoryCanBeMadeTheProgramGoesOnAndItIsSaidOnce() throws Exception {
    Files.writeString(directory.resolve("aimeter"), "a file where the directory should be");
    Jdk.Run run = Jdk.run(directory, caller(Jdk.all().get(0), attached(), 20, 0));

    assertEquals(0, run.exit());
    assertTrue(run.out().contains("answered 20"), run.out());
    List<String> said =
        run.err().lines().filter(line -> line.contains("calls are not recorded")).toList();
    assertEquals(1, said.size(), run.err());
    assertTrue(said.get(0).startsWith("[aimeter] "), run.err());
    assertTrue(said.get(0).contains("-Daimeter.dir"), run.err());
  }

  @Test
  void startedAsAProgramItSaysHowToAttachIt() throws Exception {
    Jdk.Run run =
        Jdk.run(directory, List.of(Jdk.all().get(0).java(), "-jar", ShippedJar.PATH.toString()));

    assertEquals(2, run.exit());
    assertTrue(run.err().contains("-javaagent:aimeter.jar"), run.err());
  }

  private List<String> attached() throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    return List.of(
        "-javaagent:" + ShippedJar.PATH,
        "-Dai.hosts=localhost=openai",
        "-Dai.team=t",
        "-Dai.app=a",
        "-Daimeter.dir=" + directory.resolve("aimeter"),
        "-Djava.io.tmpdir=" + temporary);
  }

  private static List<String> caller(Jdk jdk, List<String> options, int calls, int pause)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(options);
    command.add("-cp");
    command.add(
        Path.of(Caller.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString());
    command.add(Caller.class.getName());
    command.add(Integer.toString(calls));
    command.add(Integer.toString(pause));
    return command;
  }

  private static Set<String> threads(Jdk.Run run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("thread "))
        .map(line -> line.substring("thread ".length()))
        .collect(Collectors.toSet());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private Path onlyQueue() throws IOException {
    List<Path> queues = files(Layout.queues(directory.resolve("aimeter")));
    assertEquals(1, queues.size(), queues.toString());
    return queues.get(0);
  }

  private static Map<String, Object> status(Path queue) throws IOException {
    return StatusFile.read(queue.resolve(Layout.AGENT_STATUS));
  }

  private static int countSpilled(Path queue) throws IOException {
    java.nio.ByteBuffer spill =
        java.nio.ByteBuffer.wrap(Files.readAllBytes(queue.resolve(Layout.SPILL)));
    int count = 0;
    while (spill.remaining() > 0) {
      int length = spill.getInt();
      spill.position(spill.position() + 4 + length);
      count++;
    }
    return count;
  }

  /** Read with Chronicle as it comes, not as the jar has it. */
  private static int countQueued(Path directory) {
    int count = 0;
    try (var queue = SingleChronicleQueueBuilder.binary(directory).readOnly(true).build();
        ExcerptTailer tailer = queue.createTailer().toStart()) {
      while (true) {
        try (DocumentContext document = tailer.readingDocument()) {
          if (!document.isPresent()) {
            return count;
          }
          count++;
        }
      }
    }
  }
}
