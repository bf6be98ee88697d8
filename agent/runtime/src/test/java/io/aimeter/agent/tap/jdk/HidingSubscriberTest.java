package io.aimeter.agent.tap.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class HidingSubscriberTest {
  private static final String EVENT = "data: {\"id\":\"é\",\"choices\":[{\"delta\":{}}]}\n\n";
  private static final String USAGE = "data: {\"choices\":[],\"usage\":{\"a\":1}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  /** A client that sends no more than was asked for, and an application that counts. */
  private static final class Exchange implements Subscription {
    final StringBuilder seen = new StringBuilder();
    final HidingSubscriber subscriber = new HidingSubscriber(new Application());
    final List<byte[]> pieces;
    final Throwable failure;
    Subscription given;
    long asked;
    long outstanding;
    int sent;
    boolean cancelled;
    boolean ended;

    Exchange(Throwable failure, List<byte[]> pieces) {
      this.failure = failure;
      this.pieces = pieces;
      subscriber.onSubscribe(this);
    }

    @Override
    public void request(long count) {
      outstanding += count;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    /** Sends what may be sent by now. */
    void send() {
      while (outstanding > 0 && sent < pieces.size() && !cancelled) {
        outstanding--;
        byte[] piece = pieces.get(sent++);
        int middle = piece.length / 2;
        subscriber.onNext(
            List.of(
                ByteBuffer.wrap(piece, 0, middle).asReadOnlyBuffer(),
                ByteBuffer.wrap(piece, middle, piece.length - middle).slice()));
      }
      if (sent == pieces.size() && !ended && !cancelled) {
        ended = true;
        if (failure == null) {
          subscriber.onComplete();
        } else {
          subscriber.onError(failure);
        }
      }
    }

    private final class Application implements Subscriber<List<ByteBuffer>> {
      @Override
      public void onSubscribe(Subscription subscription) {
        given = subscription;
      }

      @Override
      public void onNext(List<ByteBuffer> buffers) {
        asked--;
        assertTrue(asked >= 0, "more than was asked for");
        int remaining = 0;
        for (ByteBuffer buffer : buffers) {
          remaining += buffer.remaining();
          assertTrue(buffer.isReadOnly());
          seen.append(StandardCharsets.ISO_8859_1.decode(buffer));
        }
        assertTrue(remaining > 0, "nothing to see");
      }

      @Override
      public void onError(Throwable thrown) {
        seen.append(thrown.getMessage());
      }

      @Override
      public void onComplete() {
        seen.append("END");
      }
    }

    void ask(long count) {
      asked += count;
      given.request(count);
      send();
    }

    String seen() {
      return new String(
          seen.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  private static Exchange exchange(Throwable failure, String... pieces) {
    List<byte[]> bytes = new ArrayList<>();
    for (String piece : pieces) {
      bytes.add(piece.getBytes(StandardCharsets.UTF_8));
    }
    return new Exchange(failure, bytes);
  }

  @Test
  void aHiddenListIsReplacedByTheNext() {
    Exchange exchange = exchange(null, EVENT, USAGE, "da", "ta:", " {\"choices\":[1]", DONE);
    exchange.ask(1);
    assertEquals(EVENT, exchange.seen());
    exchange.ask(1);
    assertEquals(EVENT + "data: {\"choices\":[1]", exchange.seen());
    assertEquals(5, exchange.sent);
  }

  @Test
  void whatIsHeldBackAtTheEndWaitsForDemandAndTheEndWithIt() {
    for (Throwable failure : new Throwable[] {null, new IllegalStateException("END")}) {
      Exchange exchange = exchange(failure, EVENT + "data: {\"id\":");
      exchange.ask(1);
      assertTrue(exchange.ended);
      assertEquals(EVENT, exchange.seen());
      exchange.ask(1);
      assertEquals(EVENT + "data: {\"id\":END", exchange.seen());
      exchange.ask(1);
      assertEquals(EVENT + "data: {\"id\":END", exchange.seen());
    }
  }

  @Test
  void whatIsHeldBackAtTheEndComesAtOnceWhereThereIsDemand() {
    Exchange exchange = exchange(new IllegalStateException("!"), EVENT, "data: {\"id\":");
    exchange.ask(Long.MAX_VALUE);
    exchange.ask(0);
    assertEquals(EVENT + "data: {\"id\":!", exchange.seen());
  }

  @Test
  void nothingIsShownAfterACancel() {
    Exchange exchange = exchange(null, EVENT + "data: {\"id\":");
    exchange.ask(1);
    exchange.given.cancel();
    assertTrue(exchange.cancelled);
    exchange.ask(1);
    assertEquals(EVENT, exchange.seen());
  }

  @Test
  void anyPiecesAndAnyDemand() {
    String stream = EVENT + EVENT.replace("}\n", ",\"usage\":null}\n") + USAGE + DONE;
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(7);
    for (int run = 0; run < 2000; run++) {
      List<byte[]> pieces = new ArrayList<>();
      int largest = 1 + random.nextInt(60);
      for (int at = 0; at < bytes.length; ) {
        int to = Math.min(bytes.length, at + 1 + random.nextInt(largest));
        pieces.add(Arrays.copyOfRange(bytes, at, to));
        at = to;
      }
      Exchange exchange = new Exchange(null, pieces);
      for (int i = 0; i < bytes.length && !exchange.ended; i++) {
        exchange.ask(1 + random.nextInt(3));
      }
      assertEquals(EVENT + EVENT + DONE + "END", exchange.seen());
    }
  }
}
