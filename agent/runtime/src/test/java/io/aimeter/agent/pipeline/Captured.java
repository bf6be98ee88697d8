package io.aimeter.agent.pipeline;

import io.aimeter.agent.context.CallContexts;
import io.aimeter.agent.context.ContextMaps;
import io.aimeter.agent.health.Counters;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Recognizer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A meter whose hand-off the test itself empties: what taps captured, byte for byte. */
public final class Captured implements Events {
  /** One exchange that ended. */
  public static final class Ended {
    public final int status;
    public final ExchangeEnd end;
    public final String exception;
    public final boolean shed;
    public final byte[] request;
    public final byte[] response;
    public final Headers requestHeaders;
    public final Headers responseHeaders;

    Ended(Exchange exchange, byte[] request, byte[] response) {
      this.status = exchange.status();
      this.end = exchange.end();
      this.exception = exchange.exceptionClass();
      this.shed = exchange.isShed();
      this.request = request;
      this.response = response;
      this.requestHeaders = exchange.requestHeaders;
      this.responseHeaders = exchange.responseHeaders();
    }
  }

  public final Counters counters = new Counters();
  final Handoff handoff;
  private final Meter meter;

  /** How many captures were given up. */
  public int discarded;

  private final List<Ended> ended = new ArrayList<>();
  final List<Handle> open = new ArrayList<>();
  final List<Handshake> handshakes = new ArrayList<>();
  private final Map<Exchange, ByteArrayOutputStream[]> bodies = new HashMap<>();

  /** The exchanges that have become conversations. */
  final List<Exchange> conversing = new ArrayList<>();

  private final List<Exchange> conversations = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();

  /** Roomy. {@code localhost} counts as OpenAI. */
  public Captured() {
    this(Handoff.CAPACITY, Handoff.MOST_BYTES);
  }

  Captured(int capacity, long mostBytes) {
    handoff = new Handoff(counters, () -> {}, capacity, mostBytes);
    meter =
        new Meter(
            Recognizer.of(Map.of("localhost", "openai")),
            new CallContexts(new ContextMaps(counters)),
            handoff);
  }

  public Meter meter() {
    return meter;
  }

  /** A capture of a chat call. */
  public Capture chat() {
    return meter.begin(
        "test",
        meter.match("localhost", 80, "POST", "/v1/chat/completions"),
        "POST",
        "localhost",
        80,
        "/v1/chat/completions",
        name -> null);
  }

  /** All exchanges that have ended until now. */
  public List<Ended> ended() {
    for (Event event = handoff.poll(); event != null; event = handoff.poll()) {
      event.run(this);
    }
    return ended;
  }

  /** The one exchange there was; waits for it for a while. */
  public Ended one() throws InterruptedException {
    for (int i = 0; i < 1000 && ended().isEmpty(); i++) {
      Thread.sleep(10);
    }
    if (ended().size() != 1) {
      throw new AssertionError("exchanges: " + ended.size());
    }
    return ended.get(0);
  }

  @Override
  public void opened(Handle handle) {
    open.add(handle);
  }

  @Override
  public void read(Exchange exchange, int direction, byte[] bytes, int length) {
    bodies(exchange)[direction].write(bytes, 0, length);
  }

  @Override
  public void conversing(Exchange exchange) {
    conversing.add(exchange);
  }

  /**
   * What was said until now in the one conversation there is: {@code > } and {@code < } before each
   * message sent and received; before one that is not whole, {@code >> } and {@code << }.
   */
  public List<String> said() {
    int ofEnded = ended().size();
    conversing.forEach(Exchange::handOverMessages);
    if (ended().size() != ofEnded || said.size() > 1) {
      throw new AssertionError(said.size() + " conversations, ended: " + ofEnded);
    }
    return said.isEmpty() ? List.of() : said.get(0).messages();
  }

  /** As {@link #said}, when so much was said; waits for it for a while. */
  public List<String> said(int messages) throws InterruptedException {
    for (int i = 0; i < 1000 && said().size() < messages; i++) {
      Thread.sleep(10);
    }
    return said();
  }

  @Override
  public void messages(Exchange exchange, ByteBuffer messages) {
    if (!conversations.contains(exchange)) {
      conversations.add(exchange);
      said.add(new Said());
    }
    said.get(conversations.indexOf(exchange)).read(messages);
  }

  @Override
  public void ended(Exchange exchange) {
    ByteArrayOutputStream[] both = bodies(exchange);
    ended.add(new Ended(exchange, both[0].toByteArray(), both[1].toByteArray()));
  }

  @Override
  public void discarded(Exchange exchange) {
    discarded++;
  }

  @Override
  public void connected(Handshake handshake) {
    handshakes.add(handshake);
  }

  private ByteArrayOutputStream[] bodies(Exchange exchange) {
    return bodies.computeIfAbsent(
        exchange,
        e ->
            new ByteArrayOutputStream[] {new ByteArrayOutputStream(), new ByteArrayOutputStream()});
  }
}
