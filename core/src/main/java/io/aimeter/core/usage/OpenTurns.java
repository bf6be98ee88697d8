package io.aimeter.core.usage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers that are under way on a WebSocket, and when they began: where an application speaks
 * all the time, the last message before an answer is as good a begin as there is, and where it asks
 * and waits, it is the question. Bounded.
 */
final class OpenTurns {
  /** More answers at a time than a session gives; the oldest have ended unseen. */
  private static final int MOST = 32;

  private final Map<String, Span> byId = new LinkedHashMap<>();
  private boolean asked;
  private long askedAt;

  /** Of the answer without an id: of a provider that gives none, one at a time. */
  private boolean answering;

  private long nextBegunAt;
  private long nextAnsweredAt;

  /** Something was sent. */
  void sent(long at) {
    asked = true;
    askedAt = at;
  }

  /** Part of an answer without id has come. */
  void answers(long at) {
    if (!answering) {
      answering = true;
      nextBegunAt = begin(at);
      nextAnsweredAt = at;
    }
  }

  /** A message says that an answer begins. */
  void begun(RealtimeMessage.Turn turn, long at) {
    if (byId.size() == MOST) {
      byId.remove(byId.keySet().iterator().next());
    }
    byId.put(turn.id, new Span(turn, begin(at), at));
  }

  private long begin(long at) {
    long begin = asked ? askedAt : at;
    asked = false;
    return begin;
  }

  /** A turn is over: it, with the moments known of it. */
  Span over(RealtimeMessage.Turn turn, long at) {
    Span known = byId.remove(turn.id);
    if (known != null) {
      return new Span(turn, known.begunAt, known.answeredAt);
    }
    if (answering) {
      answering = false;
      return new Span(turn, nextBegunAt, nextAnsweredAt);
    }
    return new Span(turn, at, at);
  }

  /** The turns that were said to begin and never ended. */
  List<Span> all() {
    return new ArrayList<>(byId.values());
  }

  /** A turn, and its moments. */
  static final class Span {
    final RealtimeMessage.Turn turn;
    final long begunAt;
    final long answeredAt;

    private Span(RealtimeMessage.Turn turn, long begunAt, long answeredAt) {
      this.turn = turn;
      this.begunAt = begunAt;
      this.answeredAt = answeredAt;
    }
  }
}
