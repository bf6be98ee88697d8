package io.aimeter.agent.pipeline;

import io.aimeter.agent.context.CallContext;
import io.aimeter.agent.estimate.RealTokens;
import io.aimeter.agent.health.Counters;
import io.aimeter.core.attribution.Attributor;
import io.aimeter.core.attribution.CallFacts;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordCodec;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.usage.Estimates;
import io.aimeter.core.usage.Reading;
import io.aimeter.core.usage.Sightings;
import java.nio.ByteBuffer;

/**
 * Makes the records of an exchange: what was read, to whom it belongs, what it costs. Of the agent
 * thread alone.
 */
public final class Recorder {
  private final Attributor attributor;
  private final WatchedRules rules;
  private final PriceBook prices;
  private final Fingerprints fingerprints;
  private final Destination destination;
  private final Handoff handoff;
  private final Counters counters;
  private final String version;
  private final Sightings seen = new Sightings();
  private final Estimates estimates = new Estimates(new RealTokens());
  private final ByteBuffer encoded = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);

  /**
   * A recorder.
   *
   * @param rules those of the attributor, watched
   * @param secret the key of all fingerprints
   * @param version the agent's
   */
  public Recorder(
      Attributor attributor,
      WatchedRules rules,
      PriceBook prices,
      byte[] secret,
      Destination destination,
      Handoff handoff,
      Counters counters,
      String version) {
    this.attributor = attributor;
    this.rules = rules;
    this.prices = prices;
    this.fingerprints = new Fingerprints(secret);
    this.destination = destination;
    this.handoff = handoff;
    this.counters = counters;
    this.version = version;
  }

  Destination destination() {
    return destination;
  }

  /** Time passes. */
  void tick(long now) {
    rules.tick(now);
    destination.tick(now);
  }

  void read(Exchange exchange, int direction, byte[] bytes, int length) {
    readerOf(exchange).read(exchange, direction, bytes, length);
  }

  void messages(Exchange exchange, ByteBuffer messages) {
    turnsOf(exchange).read(messages);
  }

  private Turns turnsOf(Exchange exchange) {
    if (exchange.turns == null) {
      exchange.turns =
          new Turns(
              exchange,
              seen,
              (turn, begunAt, answeredAt, endedAt) ->
                  record(exchange, turn, begunAt, answeredAt, endedAt));
    }
    return exchange.turns;
  }

  private BodyReader readerOf(Exchange exchange) {
    if (exchange.reader == null) {
      exchange.reader = new BodyReader(exchange, fingerprints, seen, estimates);
    }
    return exchange.reader;
  }

  /** The exchange is not to be recorded. */
  void discard(Exchange exchange) {
    if (exchange.reader != null) {
      exchange.reader.release();
      exchange.reader = null;
    }
    exchange.turns = null;
  }

  /** The exchange has ended and all of it was read. */
  void record(Exchange exchange) {
    if (exchange.isConversation()) {
      recordEnd(exchange);
      return;
    }
    if (exchange.isSocketUnheard()) {
      discard(exchange);
      unmetered(
          exchange.client + " (WebSocket)",
          exchange.host,
          exchange.endpoint.provider(),
          exchange.startedAtMillis,
          exchange.context);
      return;
    }
    BodyReader reader = readerOf(exchange);
    exchange.reader = null;
    Reading reading = reader.end(exchange);
    if (reader.swallowed() > 0) {
      counters.swallowed("reader");
    }
    CostRecord.Builder builder = CostRecord.builder();
    common(exchange, builder);
    reading.applyTo(builder);
    if (exchange.isShed()) {
      builder.set(RecordField.PARTIAL, true);
    }
    if (reader.hasRequestBody()) {
      reader.applyHashes(builder);
    }
    append(builder);
    int part = 0;
    for (Reading further : reading.furtherModels()) {
      CostRecord.Builder other = CostRecord.builder();
      common(exchange, other);
      further.applyTo(other);
      append(other.set(RecordField.PART, ++part));
    }
  }

  /** A conversation is over; its turns have been recorded, but for those that never ended. */
  private void recordEnd(Exchange exchange) {
    Turns turns = turnsOf(exchange);
    exchange.turns = null;
    turns.end(exchange);
    if (turns.swallowed() > 0) {
      counters.swallowed("reader");
    }
  }

  private void record(
      Exchange exchange, Reading turn, long begunAt, long answeredAt, long endedAt) {
    CostRecord.Builder builder = CostRecord.builder();
    shared(exchange, builder);
    builder.set(RecordField.STARTED_AT, exchange.epochNanos(begunAt));
    if (endedAt != begunAt) {
      builder
          .set(RecordField.DURATION, endedAt - begunAt)
          .set(RecordField.TIME_TO_FIRST_BYTE, answeredAt - begunAt);
    }
    turn.applyTo(builder);
    append(builder);
  }

  /** A connection no tap saw: no call, and of a cost nobody knows. */
  void record(Handshake handshake) {
    unmetered(
        handshake.client,
        handshake.host,
        handshake.provider,
        handshake.startedAtMillis,
        handshake.context);
  }

  private void unmetered(
      String client, String host, String provider, long startedAtMillis, CallContext context) {
    CostRecord.Builder builder =
        CostRecord.builder()
            .set(RecordField.STARTED_AT, startedAtMillis * 1_000_000)
            .set(RecordField.CALL_TYPE, RecordField.UNMETERED)
            .set(RecordField.BILLABLE, false)
            .set(RecordField.SERVER_ADDRESS, host)
            .set(RecordField.CLIENT, client)
            .set(RecordField.USAGE_SOURCE, "none")
            .set(RecordField.AGENT_VERSION, version);
    if (provider != null) {
      builder.set(RecordField.PROVIDER, provider);
    }
    attribute(context.facts().host(host), builder);
    write(builder);
  }

  /** What does not depend on what was read. */
  private void common(Exchange exchange, CostRecord.Builder record) {
    shared(exchange, record);
    record
        .set(RecordField.STARTED_AT, exchange.startedAtMillis * 1_000_000)
        .set(RecordField.DURATION, exchange.duration());
    if (exchange.timeToFirstByte() >= 0) {
      record.set(RecordField.TIME_TO_FIRST_BYTE, exchange.timeToFirstByte());
    }
  }

  /** What the turns of a conversation have in common too. */
  private void shared(Exchange exchange, CostRecord.Builder record) {
    record
        .set(RecordField.SERVER_ADDRESS, exchange.host)
        .set(RecordField.CLIENT, exchange.client)
        .set(RecordField.AGENT_VERSION, version);
    String credential = Credential.in(exchange.requestHeaders, exchange.pathAndQuery);
    CallFacts facts = exchange.context.facts().host(exchange.host);
    if (credential != null) {
      String fingerprint = fingerprints.of("key", credential);
      String hint = Credential.hint(credential);
      facts.key(fingerprint, hint);
      record.set(RecordField.KEY_FINGERPRINT, fingerprint).set(RecordField.KEY_HINT, hint);
    }
    attribute(facts, record);
  }

  private void attribute(CallFacts facts, CostRecord.Builder record) {
    attributor.resolve(facts).applyTo(record);
    if (attributor.hasRules()) {
      facts.applyTo(record);
    }
  }

  private void append(CostRecord.Builder record) {
    Quote quote = prices.quote(record);
    quote.applyTo(record);
    if (quote.state() == PriceState.UNPRICED) {
      counters.count(StatusFile.UNPRICED);
    }
    if (record.number(RecordField.BILLABLE, 0) == 1
        && "none".equals(record.text(RecordField.USAGE_SOURCE))) {
      counters.count(StatusFile.WITHOUT_USAGE);
    }
    write(record);
  }

  private void write(CostRecord.Builder record) {
    record
        .set(RecordField.INSTANCE, destination.instance())
        .set(RecordField.SEQUENCE, handoff.nextSequence());
    encoded.clear();
    RecordCodec.encode(record, encoded);
    encoded.flip();
    destination.append(encoded);
  }
}
