package io.aimeter.core.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one sink has still to get, in order. Part of the MANIFEST, so that a record and the duty to
 * ship it appear in the same instant, and a file stays on disk while an outbox names it, whatever
 * merging and sealing do with the store.
 *
 * <p>The parcels at its head are offered to the sink: they have numbers that never change, by which
 * the sink keeps its position. Those behind have been offered to nobody, so many of them may be
 * merged into one: the outbox of a sink that is dead for a day stays short. Immutable.
 */
public final class Outbox {
  /** So many parcels are offered at once. */
  public static final int OFFERED = 32;

  private final String sink;
  private final String stream;
  private final long first;
  private final List<Parcel> head;
  private final List<Parcel> tail;

  /**
   * An outbox.
   *
   * @param sink the sink's name
   * @param stream what tells this sequence of parcels from any other of that sink, such as that of
   *     a store which was deleted; the sink's position is of this stream
   * @param first the number of the first offered parcel
   * @param head the offered parcels
   * @param tail what follows them
   */
  public Outbox(String sink, String stream, long first, List<Parcel> head, List<Parcel> tail) {
    this.sink = sink;
    this.stream = stream;
    this.first = first;
    this.head = Collections.unmodifiableList(new ArrayList<>(head));
    this.tail = Collections.unmodifiableList(new ArrayList<>(tail));
  }

  /** The outbox of a sink that has got nothing yet and is to get these. */
  public static Outbox of(String sink, String stream, List<Parcel> parcels) {
    return new Outbox(sink, stream, 0, Collections.emptyList(), parcels).from(0);
  }

  public String sink() {
    return sink;
  }

  /** What tells this sequence of parcels from any other. */
  public String stream() {
    return stream;
  }

  /** The number of the first offered parcel. */
  public long first() {
    return first;
  }

  /** The number behind the last offered parcel. */
  public long end() {
    return first + head.size();
  }

  /** The offered parcel of that number, which is from {@link #first} to before {@link #end}. */
  public Parcel parcel(long number) {
    return head.get((int) (number - first));
  }

  /** The offered parcels. */
  public List<Parcel> head() {
    return head;
  }

  /** The parcels that have not been offered. */
  public List<Parcel> tail() {
    return tail;
  }

  /** With a parcel more at its end. */
  public Outbox with(Parcel parcel) {
    List<Parcel> longer = new ArrayList<>(tail);
    longer.add(parcel);
    return new Outbox(sink, stream, first, head, longer);
  }

  /**
   * With those parcels in place of some whose records they hold. Where one of these has been
   * offered, or is not here, nothing changes.
   */
  public Outbox replacing(Set<String> paths, List<Parcel> parcels) {
    List<Parcel> replaced = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (Parcel parcel : tail) {
      if (!paths.contains(parcel.path())) {
        replaced.add(parcel);
      } else if (found.add(parcel.path()) && found.size() == 1) {
        replaced.addAll(parcels);
      }
    }
    return found.equals(paths) ? new Outbox(sink, stream, first, head, replaced) : this;
  }

  /** Without the offered parcels before that number, and with as many offered as may be. */
  public Outbox from(long number) {
    long kept = Math.max(first, Math.min(number, end()));
    List<Parcel> offered = new ArrayList<>(head.subList((int) (kept - first), head.size()));
    int more = Math.min(OFFERED - offered.size(), tail.size());
    offered.addAll(tail.subList(0, more));
    return new Outbox(sink, stream, kept, offered, tail.subList(more, tail.size()));
  }

  /** Whether it is at its end or else {@link #from} would change much. */
  public boolean wantsMore(long number) {
    return !tail.isEmpty() && end() - number < OFFERED / 2;
  }

  /** How many records it holds. */
  public long rows() {
    long rows = 0;
    for (Parcel parcel : head) {
      rows += parcel.rows();
    }
    for (Parcel parcel : tail) {
      rows += parcel.rows();
    }
    return rows;
  }

  /** Adds the paths of all files it names. */
  public void addPaths(Set<String> paths) {
    for (Parcel parcel : head) {
      paths.add(parcel.path());
    }
    for (Parcel parcel : tail) {
      paths.add(parcel.path());
    }
  }
}
