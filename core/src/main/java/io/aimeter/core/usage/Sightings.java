package io.aimeter.core.usage;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a JVM remembers of the exchanges it has seen, so that nothing is billed twice: answers and
 * batch results that are billed already, and calls whose usage is still to come with a later look
 * at them. Bounded: what is long gone is forgotten. Of one thread.
 */
public final class Sightings {
  private static final int REMEMBERED = 4096;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Map<Long, Boolean> billed = new Bounded();
  private final Map<Long, Boolean> promised = new Bounded();

  /** Whether this is billed for the first time; from now on it is not. */
  boolean firstBilled(String... key) {
    return billed.put(hash(key), Boolean.TRUE) == null;
  }

  /** Remembers a call whose usage is to come later. */
  void promise(String... key) {
    promised.put(hash(key), Boolean.TRUE);
  }

  /** Whether the usage of this call was to come; from now on it is no longer. */
  boolean redeem(String... key) {
    return promised.remove(hash(key)) != null;
  }

  private static long hash(String... key) {
    long hash = FNV_OFFSET;
    for (String part : key) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * FNV_PRIME;
      }
      hash = (hash ^ '\n') * FNV_PRIME;
    }
    return hash;
  }

  private static final class Bounded extends LinkedHashMap<Long, Boolean> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
