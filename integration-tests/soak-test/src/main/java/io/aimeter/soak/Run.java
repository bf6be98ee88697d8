package io.aimeter.soak;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One JVM's calls, held against what was promised of them: what it had appended is there, neither
 * more nor less.
 *
 * @param name the JVM
 * @param killed whether by kill -9
 * @param mayDrop whether its queue lay on a disk that was full at times
 * @param answered what the provider counted of it
 * @param stored what the ledger has of it
 * @param witnessed what it had appended when it was killed
 * @param dropped how many records it says it dropped; null where it has left no word
 */
record Run(
    String name,
    boolean killed,
    boolean mayDrop,
    List<Entry> answered,
    List<Entry> stored,
    List<Entry> witnessed,
    Long dropped) {

  /** Those it is not promised that the ledger has them. */
  List<Entry> missing() {
    Set<String> there = stored.stream().map(Entry::requestId).collect(Collectors.toSet());
    return answered.stream().filter(entry -> !there.contains(entry.requestId())).toList();
  }

  /** Records that got a number and were dropped, by what the numbers show. */
  long gaps() {
    return last(stored) - stored.size();
  }

  private static long last(List<Entry> entries) {
    return entries.stream().mapToLong(Entry::sequence).max().orElse(0);
  }

  /** What breaks a promise; null where nothing does. */
  String problem() {
    Map<String, Figures> counted =
        answered.stream().collect(Collectors.toMap(Entry::requestId, Entry::figures));
    for (Entry entry : stored) {
      if (!Objects.equals(counted.get(entry.requestId()), entry.figures())) {
        return "the provider counted " + counted.get(entry.requestId()) + " for " + entry;
      }
    }
    if (!mayDrop && gaps() > 0) {
      return "numbers are missing between 1 and " + last(stored) + ": " + gaps();
    }
    return killed ? problemOfTheKilled() : problemOfTheStopped();
  }

  private String problemOfTheKilled() {
    if (last(stored) != last(witnessed) || !Set.copyOf(stored).containsAll(witnessed)) {
      return "it had appended "
          + witnessed.size()
          + " up to "
          + last(witnessed)
          + " when it was killed, but stored are "
          + stored.size()
          + " up to "
          + last(stored);
    }
    return null;
  }

  private String problemOfTheStopped() {
    long missing = missing().size();
    long said = dropped == null ? 0 : dropped;
    boolean mute = mayDrop && dropped == null && stored.isEmpty(); // it never had room for a word
    return missing == said || mute
        ? null
        : missing + " are missing, but it says it dropped " + said;
  }

  @Override
  public String toString() {
    return "%s (%s): %d answered, %d stored, %d dropped and counted, %d not appended when killed"
        .formatted(
            name,
            killed ? "killed" : "stopped",
            answered.size(),
            stored.size(),
            droppedCount(),
            missing().size() - droppedCount());
  }

  /** Of those that are missing, how many were dropped. */
  long droppedCount() {
    return killed ? Math.min(gaps(), missing().size()) : missing().size();
  }
}
