package io.aimeter.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's executors and futures with the shipped jar attached are what they are without. */
class TasksIT {
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anApplicationSeesNoDifference(Jdk jdk) throws Exception {
    Jdk.Run plain = Jdk.run(directory, tasks(jdk, List.of()));
    assertEquals("", plain.err());
    assertTrue(seen(plain).size() > 20, plain.out());
    Path aimeter = directory.resolve("aimeter");
    Jdk.Run attached =
        Jdk.run(
            directory,
            tasks(
                jdk,
                List.of(
                    "-javaagent:" + ShippedJar.PATH,
                    "-Dai.hosts=localhost=openai",
                    "-Daimeter.dir=" + aimeter)));
    assertEquals("", attached.err());
    assertEquals(seen(plain), seen(attached));
    assertEquals(plain.exit(), attached.exit());
    assertEquals(Map.of(), swallowed(aimeter));
  }

  /** What several threads say at once has no order. */
  private static List<String> seen(Jdk.Run run) {
    return run.out().lines().filter(line -> line.startsWith("seen ")).sorted().toList();
  }

  private static Map<String, Object> swallowed(Path aimeter) throws Exception {
    Map<String, Object> swallowed = new TreeMap<>();
    try (Stream<Path> queues = Files.list(Layout.queues(aimeter))) {
      Path status = queues.findFirst().orElseThrow().resolve(Layout.AGENT_STATUS);
      StatusFile.read(status)
          .forEach(
              (key, value) -> {
                if (key.startsWith(StatusFile.SWALLOWED_PREFIX)) {
                  swallowed.put(key, value);
                }
              });
    }
    return swallowed;
  }

  private static List<String> tasks(Jdk jdk, List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.java());
    command.addAll(options);
    command.add("-cp");
    command.add(
        Path.of(Tasks.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString());
    command.add(Tasks.class.getName());
    return command;
  }
}
