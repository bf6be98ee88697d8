package io.aimeter.agent.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is handed over with tasks, kept beside them by identity, for as long as they live: the tasks
 * themselves are the application's, and stay what they are. Asking allocates nothing, and where
 * nothing is attached to any task it is one read. Thread-safe.
 */
final class TaskContexts {
  /** Beyond so many nothing more is attached: a bound for tasks that nobody lets go of. */
  static final int MOST = 1 << 16;

  private static final int STRIPES = 64;

  private final Stripe[] stripes = new Stripe[STRIPES];
  private final AtomicInteger size = new AtomicInteger();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  TaskContexts() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  boolean isEmpty() {
    return size.get() == 0;
  }

  int size() {
    return size.get();
  }

  /** Attaches to a task that is queued once in its life; what is attached already stays. */
  void attach(Object task, CallContext context) {
    add(task, context, false);
  }

  /**
   * Attaches to a task that may be queued any number of times, by several at once. Whose turn it is
   * cannot be told, so as soon as two of them differ, nobody's context is handed over.
   *
   * @param context null of a thread that knows nothing
   */
  void attachShared(Object task, CallContext context) {
    if (context != null || !isEmpty()) {
      add(task, context, true);
    }
  }

  private void add(Object task, CallContext context, boolean shared) {
    purge();
    int hash = System.identityHashCode(task);
    Stripe stripe = stripe(hash);
    synchronized (stripe) {
      Entry known = stripe.find(task, hash);
      if (known != null) {
        if (shared) {
          known.queued++;
          known.mixed |= !known.context.equals(context);
        }
      } else if (context != null && size.get() < MOST) {
        stripe.add(new Entry(task, hash, context, gone));
        size.incrementAndGet();
      }
    }
  }

  /** What is attached to a task; null if nothing. */
  CallContext get(Object task) {
    if (isEmpty()) {
      return null;
    }
    int hash = System.identityHashCode(task);
    Stripe stripe = stripe(hash);
    synchronized (stripe) {
      Entry known = stripe.find(task, hash);
      return known == null || known.mixed ? null : known.context;
    }
  }

  /** The same, and takes it away, unless the task is queued once more. */
  CallContext take(Object task) {
    if (isEmpty()) {
      return null;
    }
    int hash = System.identityHashCode(task);
    Stripe stripe = stripe(hash);
    synchronized (stripe) {
      Entry known = stripe.find(task, hash);
      if (known == null) {
        return null;
      }
      if (--known.queued <= 0 && stripe.remove(known)) {
        size.decrementAndGet();
      }
      return known.mixed ? null : known.context;
    }
  }

  private Stripe stripe(int hash) {
    return stripes[hash & (STRIPES - 1)];
  }

  private void purge() {
    for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
      Entry entry = (Entry) each;
      Stripe stripe = stripe(entry.hash);
      synchronized (stripe) {
        if (stripe.remove(entry)) {
          size.decrementAndGet();
        }
      }
    }
  }

  private static final class Entry extends WeakReference<Object> {
    final int hash;
    final CallContext context;
    int queued = 1;
    boolean mixed;
    Entry next;

    Entry(Object task, int hash, CallContext context, ReferenceQueue<Object> gone) {
      super(task, gone);
      this.hash = hash;
      this.context = context;
    }
  }

  /** A small hash table; whoever uses it holds its monitor. */
  private static final class Stripe {
    private Entry[] table = new Entry[8];
    private int count;

    private int index(int hash) {
      return (hash >>> 6) & (table.length - 1);
    }

    Entry find(Object task, int hash) {
      Entry entry = table[index(hash)];
      while (entry != null && (entry.hash != hash || entry.get() != task)) {
        entry = entry.next;
      }
      return entry;
    }

    void add(Entry entry) {
      if (count++ >= table.length) {
        Entry[] old = table;
        table = new Entry[old.length * 2];
        for (Entry each : old) {
          while (each != null) {
            Entry next = each.next;
            link(each);
            each = next;
          }
        }
      }
      link(entry);
    }

    private void link(Entry entry) {
      int index = index(entry.hash);
      entry.next = table[index];
      table[index] = entry;
    }

    boolean remove(Entry entry) {
      int index = index(entry.hash);
      Entry before = null;
      for (Entry each = table[index]; each != null; each = each.next) {
        if (each == entry) {
          if (before == null) {
            table[index] = each.next;
          } else {
            before.next = each.next;
          }
          count--;
          return true;
        }
        before = each;
      }
      return false;
    }
  }
}
