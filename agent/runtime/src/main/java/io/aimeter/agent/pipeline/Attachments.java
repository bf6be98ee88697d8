package io.aimeter.agent.pipeline;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values kept beside objects of a library, by identity, for as long as the object lives. A value
 * must not refer to its key strongly. Thread-safe.
 */
public final class Attachments<K, V> {
  private final ConcurrentHashMap<Object, V> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<K> collected = new ReferenceQueue<>();

  /** An empty set of attachments. */
  public Attachments() {}

  /** Whether there is nothing beside any object. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** The value beside an object; null if none. */
  public V get(K key) {
    return values.get(new Probe(key));
  }

  /** Puts a value beside an object unless there is one; returns the one that was there, or null. */
  public V putIfAbsent(K key, V value) {
    prune();
    return values.putIfAbsent(new Key<>(key, collected), value);
  }

  /** Takes the value from beside an object; null if none. */
  public V remove(K key) {
    prune();
    return values.remove(new Probe(key));
  }

  /** Lets go of the values whose object is gone. */
  public void prune() {
    for (Reference<? extends K> gone = collected.poll(); gone != null; gone = collected.poll()) {
      values.remove(gone);
    }
  }

  private static final class Key<K> extends WeakReference<K> {
    private final int hash;

    Key(K referent, ReferenceQueue<K> queue) {
      super(referent, queue);
      hash = System.identityHashCode(referent);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      K mine = get();
      return mine != null && other instanceof Key && ((Key<?>) other).get() == mine;
    }
  }

  /** Looks a key up without making a reference that the collector has to process. */
  private static final class Probe {
    private final Object referent;

    Probe(Object referent) {
      this.referent = referent;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(referent);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key && ((Key<?>) other).get() == referent;
    }
  }
}
