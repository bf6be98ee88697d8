package io.aimeter.agent.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Finds the connections to AI hosts that no tap knows of: those around whose handshake no tap saw a
 * call to the host. Each client is found once an hour for each host, however many connections it
 * opens. Of the agent thread alone; bounded.
 */
final class Unmetered {
  /** A pool may reopen a connection for a while after a call. */
  static final long BEFORE = TimeUnit.SECONDS.toNanos(60);

  /** A pool may open a connection some time before the call. */
  static final long AFTER = TimeUnit.SECONDS.toNanos(30);

  static final long INTERVAL = TimeUnit.HOURS.toNanos(1);
  private static final int MOST = 256;

  private final TappedHosts tapped;
  private final List<Handshake> waiting = new ArrayList<>();

  /** When each client of each host was last found. */
  private final Map<String, Long> found = new HashMap<>();

  Unmetered(TappedHosts tapped) {
    this.tapped = tapped;
  }

  void add(Handshake handshake) {
    if (waiting.size() < MOST) {
      waiting.add(handshake);
    }
  }

  /**
   * The connections of which it is now known that no tap saw them.
   *
   * @param last whether there will be no later moment to wait for
   */
  List<Handshake> due(long now, boolean last) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Handshake> due = new ArrayList<>();
    for (Iterator<Handshake> each = waiting.iterator(); each.hasNext(); ) {
      Handshake handshake = each.next();
      if (tapped.since(handshake.host, handshake.startedAt - BEFORE)) {
        each.remove();
      } else if (last || now - handshake.startedAt >= AFTER) {
        each.remove();
        if (isNews(handshake)) {
          due.add(handshake);
        }
      }
    }
    return due;
  }

  private boolean isNews(Handshake handshake) {
    String pair = handshake.host + ' ' + handshake.client;
    Long before = found.get(pair);
    boolean news = before == null ? found.size() < MOST : handshake.startedAt - before >= INTERVAL;
    if (news) {
      found.put(pair, handshake.startedAt);
    }
    return news;
  }
}
