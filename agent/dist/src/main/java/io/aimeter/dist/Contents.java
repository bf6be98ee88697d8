package io.aimeter.dist;

import java.util.List;

/** What of the bundled jars goes into the agent's jar, and where to. */
final class Contents {
  /** The only classes an application can see. */
  private static final String VISIBLE = "io/aimeter/agent/bootstrap/";

  /** Defined in the boot loader. */
  private static final String BRIDGE = "io/aimeter/agent/bridge/";

  /**
   * Of some libraries the agent needs a part: prefixes of entry names, by a prefix of what they
   * select from.
   */
  private static final List<Part> PARTS =
      List.of(
          new Part("net/bytebuddy/", List.of("net/bytebuddy/jar/asm/")),
          new Part(
              "org/jctools/",
              List.of(
                  "org/jctools/queues/IndexedQueueSizeUtil",
                  "org/jctools/queues/MessagePassingQueue",
                  "org/jctools/queues/QueueProgressIndicators",
                  "org/jctools/queues/SupportsIterator",
                  "org/jctools/queues/atomic/AtomicQueueUtil",
                  "org/jctools/queues/atomic/AtomicReferenceArrayQueue",
                  "org/jctools/queues/atomic/ConcurrentCircularAtomicArrayQueue",
                  "org/jctools/queues/atomic/MpscAtomicArrayQueue",
                  "org/jctools/queues/atomic/SequencedAtomicReferenceArrayQueue",
                  "org/jctools/util/")));

  /** What must not ship, each with its reason. */
  private static final List<Dropped> DROPPED =
      List.of(
          new Dropped("module-info.class", "the agent's classes are in an unnamed module"),
          new Dropped("META-INF/versions/", "classes for other JDKs that nothing here needs"),
          new Dropped("META-INF/maven/", "build metadata"),
          new Dropped("META-INF/MANIFEST.MF", "the agent has its own"),
          new Dropped("META-INF/INDEX.LIST", "an index of another jar"),
          new Dropped("net/openhft/chronicle/analytics", "phones home"),
          new Dropped(
              "net/openhft/chronicle/core/internal/cleaner/ReflectionBasedByteBufferCleanerService",
              "initialises java.util.logging and prints a warning"),
          new Dropped("net/openhft/posix/internal/jnr/", "needs native code that is not shipped"),
          new Dropped("net/openhft/chronicle/core/cooler/", "a benchmark"),
          new Dropped("net/openhft/chronicle/queue/main/", "command-line tools"),
          new Dropped("net/openhft/chronicle/queue/internal/main/", "command-line tools"),
          new Dropped("com/knuddels/jtokkit/p50k_base.tiktoken", "no model of today has it"),
          new Dropped("com/knuddels/jtokkit/r50k_base.tiktoken", "no model of today has it"),
          new Dropped("common-words.txt", "for texts as numbers, which are not written"),
          new Dropped("more-common-words.txt", "for texts as numbers, which are not written"),
          new Dropped("META-INF/jpms.args", "the agent opens what it needs by itself"));

  private record Part(String of, List<String> kept) {}

  private record Dropped(String prefix, String reason) {}

  private Contents() {}

  /** Where an entry of a bundled jar goes, or null where it stays out. */
  static String place(String entry) {
    if (entry.endsWith("/") || isDropped(entry) || isLeftOut(entry)) {
      return null;
    }
    if (entry.startsWith(VISIBLE)) {
      return entry;
    }
    String hidden = entry.endsWith(".class") ? entry + "data" : entry;
    return (entry.startsWith(BRIDGE) ? "boot/" : "inst/") + hidden;
  }

  /** Whether an entry is a text about its library's licence. */
  static boolean isLicence(String entry) {
    String name = entry.substring(entry.lastIndexOf('/') + 1);
    return entry.startsWith("META-INF/")
        && (name.contains("LICENSE")
            || name.contains("NOTICE")
            || (entry.startsWith("META-INF/licenses/") && !name.isEmpty()));
  }

  private static boolean isDropped(String entry) {
    return DROPPED.stream().anyMatch(dropped -> entry.startsWith(dropped.prefix()))
        || isLicence(entry);
  }

  private static boolean isLeftOut(String entry) {
    return PARTS.stream()
        .filter(part -> entry.startsWith(part.of()))
        .anyMatch(part -> part.kept().stream().noneMatch(entry::startsWith));
  }
}
