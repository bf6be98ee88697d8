package io.aimeter.core.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file with the sums of whole UTC days' records. It names, for each day, the files whose records
 * it sums up: they never change, so that the sums are right exactly as long as the MANIFEST has all
 * of these files, whatever has been merged, priced again, dropped or added meanwhile. What it has
 * of all its days together is right as long as each of them is. Immutable.
 */
public final class Rollup {
  private final String path;
  private final String form;
  private final Map<Long, List<String>> days;
  private final boolean whole;

  /**
   * Describes a rollup that holds in whole.
   *
   * @param path relative to the MANIFEST's directory, with slashes
   * @param form which sums of what it holds: readers pass over one of another form than theirs
   * @param days the paths of the files summed up, by day from the epoch
   */
  public Rollup(String path, String form, Map<Long, List<String>> days) {
    this(path, form, days, true);
  }

  Rollup(String path, String form, Map<Long, List<String>> days, boolean whole) {
    this.whole = whole;
    this.path = path;
    this.form = form;
    Map<Long, List<String>> copy = new TreeMap<>();
    days.forEach((day, of) -> copy.put(day, Collections.unmodifiableList(new ArrayList<>(of))));
    this.days = Collections.unmodifiableMap(copy);
  }

  public String path() {
    return path;
  }

  public String form() {
    return form;
  }

  /** The paths of the files summed up, by day from the epoch. */
  public Map<Long, List<String>> days() {
    return days;
  }

  /** Whether these are all days that the file has sums of. */
  public boolean isWhole() {
    return whole;
  }

  /**
   * The rollup as far as it still holds.
   *
   * @param files the paths of all files there are now
   * @return null where nothing of it does
   */
  public Rollup within(Set<String> files) {
    Map<Long, List<String>> right = new TreeMap<>(days);
    right.values().removeIf(of -> !files.containsAll(of));
    return right.isEmpty()
        ? null
        : new Rollup(path, form, right, whole && right.size() == days.size());
  }

  @Override
  public String toString() {
    return path + " (" + days.size() + " days)";
  }
}
