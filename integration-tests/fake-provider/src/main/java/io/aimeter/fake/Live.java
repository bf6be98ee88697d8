package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The provider's end of a WebSocket: sends one message after the other, counts turns. */
final class Live {
  private static final int LONGEST_PIECE = 40;

  private final Session session;
  private final String path;
  private final UnaryOperator<String> ids;
  private final List<BilledTurn> turns;

  /**
   * An end.
   *
   * @param ids makes the id of a turn of its text, each time another
   */
  Live(Session session, UnaryOperator<String> ids, List<BilledTurn> turns) {
    this.session = session;
    this.path = session.getUpgradeRequest().getRequestURI().getPath();
    this.ids = ids;
    this.turns = turns;
  }

  String id(String text) {
    return ids.apply(path + text);
  }

  void count(BilledTurn turn) {
    turns.add(turn);
  }

  String path() {
    return path;
  }

  void text(String message) {
    wait(callback -> session.sendText(message, callback));
  }

  /** As text in pieces of random lengths, none of which cuts a character. */
  void text(String message, int seed) {
    Random random = new Random(seed);
    int[] characters = message.codePoints().toArray();
    for (int from = 0; from < characters.length; ) {
      int to = Math.min(characters.length, from + 1 + random.nextInt(LONGEST_PIECE));
      String piece = new String(characters, from, to - from);
      boolean last = to == characters.length;
      wait(callback -> session.sendPartialText(piece, last, callback));
      from = to;
    }
  }

  void binary(String message) {
    wait(callback -> session.sendBinary(ByteBuffer.wrap(message.getBytes(UTF_8)), callback));
  }

  /** As bytes in pieces of random lengths. */
  void binary(String message, int seed) {
    Random random = new Random(seed);
    byte[] bytes = message.getBytes(UTF_8);
    for (int from = 0; from < bytes.length; ) {
      int count = Math.min(bytes.length - from, 1 + random.nextInt(LONGEST_PIECE));
      ByteBuffer piece = ByteBuffer.wrap(bytes, from, count);
      from += count;
      boolean last = from == bytes.length;
      wait(callback -> session.sendPartialBinary(piece, last, callback));
    }
  }

  void close() {
    wait(callback -> session.close(1000, "so long", callback));
  }

  /** Cuts the connection. */
  void cut() {
    session.disconnect();
  }

  private static void wait(java.util.function.Consumer<Callback> sending) {
    Callback.Completable sent = new Callback.Completable();
    sending.accept(sent);
    sent.join();
  }
}
