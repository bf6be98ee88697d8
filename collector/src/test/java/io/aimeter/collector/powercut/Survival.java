package io.aimeter.collector.powercut;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What of that which was not made durable a power cut leaves: any of it is legal. */
public interface Survival {
  List<Kept> KEPT = List.of(Kept.values());

  /** Whether a change of a directory's entries is left, of those that were not made durable. */
  boolean keeps(String directory, int change);

  /**
   * What a file holds of which the last content was not made durable.
   *
   * @param durable what it held when it was last made durable; null: it never was
   */
  byte[] content(byte[] durable, byte[] now);

  /** Nothing that was not made durable. */
  Survival NOTHING = of((directory, change) -> false, Kept.DURABLE);

  /** All names; files whose content was not made durable are empty, as ext4 leaves them. */
  Survival NAMES = of((directory, change) -> true, Kept.NONE);

  /** All names; the first half of what was not made durable. */
  Survival HALVES = of((directory, change) -> true, Kept.HALF);

  /** Everything, as a kill of the process leaves it. */
  Survival EVERYTHING = of((directory, change) -> true, Kept.NOW);

  /** What was deleted of the queues is gone, and nothing of the store that was not durable. */
  Survival DELETIONS = of((directory, change) -> directory.startsWith("queue"), Kept.DURABLE);

  /** What was deleted of the queues is back, and the store has everything. */
  Survival RETURNS = of((directory, change) -> !directory.startsWith("queue"), Kept.NOW);

  /** Each change and each content by lot. */
  static Survival byLot(long seed) {
    Random random = new Random(seed);
    return new Survival() {
      @Override
      public boolean keeps(String directory, int change) {
        return random.nextBoolean();
      }

      @Override
      public byte[] content(byte[] durable, byte[] now) {
        return KEPT.get(random.nextInt(KEPT.size())).of(durable, now);
      }
    };
  }

  /** Which names, by directory and change. */
  @FunctionalInterface
  interface Names {
    boolean keeps(String directory, int change);
  }

  private static Survival of(Names names, Kept kept) {
    return new Survival() {
      @Override
      public boolean keeps(String directory, int change) {
        return names.keeps(directory, change);
      }

      @Override
      public byte[] content(byte[] durable, byte[] now) {
        return kept.of(durable, now);
      }
    };
  }

  /** How much of a content. */
  enum Kept {
    NONE,
    DURABLE,
    HALF,
    NOW;

    byte[] of(byte[] durable, byte[] now) {
      return switch (this) {
        case NONE -> new byte[0];
        case DURABLE -> durable == null ? new byte[0] : durable;
        case HALF -> Arrays.copyOf(now, now.length / 2);
        case NOW -> now;
      };
    }
  }
}
