package io.aimeter.core.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Feeds every reader what no provider would send. The same seed gives the same cases. Of each: no
 * exception escapes, a record comes out, and it is the same wherever the bodies are cut (where none
 * is malformed: Jackson's parser takes some of those or not, by where they are cut); of a
 * well-formed document, nothing is swallowed. To be run with little heap, so that a reader that
 * keeps what it is fed fails.
 */
final class Fuzz {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] TYPES = {
    "",
    "application/json",
    "text/event-stream",
    "application/x-ndjson",
    "application/vnd.amazon.eventstream"
  };
  private static final int[] STATUS = {200, 200, 200, 400, 500};

  /** Of an enormous body, of 16 KB each: in all twice what the heap holds. */
  private static final int ENORMOUS_PIECES = 3_000;

  private static final int ENORMOUS_EVERY = 10_000;

  /** Processor time far above what any case takes: quadratic time would exceed it. */
  private static final long MAX_NANOS = 60_000_000_000L;

  private final FuzzSeeds seeds;
  private final long seed;
  private long malformed;
  private long slowest;

  private Fuzz(FuzzSeeds seeds, long seed) {
    this.seeds = seeds;
    this.seed = seed;
  }

  /** Arguments: the seed, the first case, the number of cases. */
  public static void main(String[] args) throws IOException {
    Fuzz fuzz = new Fuzz(new FuzzSeeds(), Long.parseLong(args[0]));
    long first = Long.parseLong(args[1]);
    long cases = Long.parseLong(args[2]);
    for (long number = first; number < first + cases; number++) {
      long start = THREADS.getCurrentThreadCpuTime();
      try {
        fuzz.one(number);
      } catch (Throwable e) { // also an error: out of memory or stack
        throw new IllegalStateException("seed " + args[0] + ", case " + number, e);
      }
      fuzz.slowest = Math.max(fuzz.slowest, THREADS.getCurrentThreadCpuTime() - start);
    }
    check(fuzz.slowest < MAX_NANOS, "a case took " + fuzz.slowest + " ns");
    System.out.printf(
        "%d cases, %d with malformed bodies, the slowest took %d ms of processor time%n",
        cases, fuzz.malformed, fuzz.slowest / 1_000_000);
  }

  private void one(long number) throws JsonProcessingException {
    Random random = new Random(seed * 1_000_003 + number);
    random.nextInt();
    if (number % ENORMOUS_EVERY == 0) {
      enormous(random);
    } else if (random.nextInt(8) == 0) {
      connection(random);
    } else if (random.nextInt(3) == 0) {
      wellFormed(random);
    } else {
      malformed(random);
    }
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private void malformed(Random random) {
    FuzzSeeds.Seed a = any(seeds.exchanges, random);
    FuzzSeeds.Seed b = any(seeds.exchanges, random);
    Mutations mutations = new Mutations(random);
    byte[] request =
        random.nextInt(4) == 0 ? mutations.bytes(a.request(), b.request()) : a.request();
    byte[] response =
        random.nextInt(16) == 0
            ? mutations.random(random.nextInt(600))
            : mutations.bytes(a.response(), b.response());
    String type = random.nextInt(4) == 0 ? TYPES[random.nextInt(TYPES.length)] : a.type();
    // A body may also come to an endpoint of another's shape.
    FuzzSeeds.Seed at = random.nextInt(4) == 0 ? b : a;
    int status = STATUS[random.nextInt(STATUS.length)];
    compare(at, type, status, request, response, random);
  }

  private void wellFormed(Random random) throws JsonProcessingException {
    FuzzSeeds.Seed a = any(seeds.exchanges, random);
    JsonNode document = document(a.response());
    if (document != null && !a.endpoint().shape().isBatch()) {
      JsonNode mutated = new Mutations(random).values(document);
      byte[] response = JSON.writeValueAsBytes(mutated);
      int swallowed = compare(a, a.type(), 200, a.request(), response, random);
      check(swallowed == 0, () -> "swallowed of " + mutated);
    }
  }

  /** The body as one JSON document, or null where it is none. */
  private static JsonNode document(byte[] body) {
    if (body.length == 0 || (body[0] != '{' && body[0] != '[')) {
      return null;
    }
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return null; // of lines or events
    }
  }

  /** Reads the exchange whole and in pieces; returns what was swallowed. */
  private int compare(
      FuzzSeeds.Seed at, String type, int status, byte[] request, byte[] response, Random random) {
    ExchangeEnd end = any(List.of(ExchangeEnd.values()), random);
    Headers headers = FuzzSeeds.ofType(type);
    ExchangeReader whole = new ExchangeReader(at.endpoint(), at.path(), Headers.NONE);
    whole.requestBody(request, 0, request.length);
    whole.responseHead(status, headers);
    whole.responseBody(response, 0, response.length);
    ExchangeReader pieces = new ExchangeReader(at.endpoint(), at.path(), Headers.NONE);
    Pieces.feed(request, random, pieces::requestBody);
    pieces.responseHead(status, headers);
    Pieces.feed(response, random, pieces::responseBody);
    List<CostRecord> expected = records(whole.end(end, null));
    List<CostRecord> got = records(pieces.end(end, null));
    check(
        whole.swallowed() + pieces.swallowed() > 0
            || at.endpoint().shape().isBatch() // whose lines may be no JSON, uncounted
            || expected.equals(got),
        () -> at.endpoint() + ": " + expected + " whole, in pieces " + got + ": " + text(response));
    malformed += whole.swallowed() > 0 ? 1 : 0;
    return whole.swallowed();
  }

  private void connection(Random random) {
    FuzzSeeds.Seed a = any(seeds.connections, random);
    List<byte[]> messages = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      byte[] message = any(seeds.connections, random).response();
      messages.add(
          random.nextBoolean() ? message : new Mutations(random).bytes(message, a.response()));
    }
    byte[] sent = new Mutations(random).bytes(a.request(), a.response());
    List<CostRecord> whole = new ArrayList<>();
    RealtimeReader one = connection(a, whole);
    List<CostRecord> inPieces = new ArrayList<>();
    RealtimeReader two = connection(a, inPieces);
    one.sent(sent, 0, sent.length, true, 0);
    Pieces.feed(sent, random, (b, at, length) -> two.sent(b, at, length, false, 0));
    two.sent(sent, 0, 0, true, 0);
    for (byte[] message : messages) {
      one.received(message, 0, message.length, true, 0);
      Pieces.feed(message, random, (b, at, length) -> two.received(b, at, length, false, 0));
      two.received(message, 0, 0, true, 0);
    }
    one.end(ExchangeEnd.FAILED, null, 0);
    two.end(ExchangeEnd.FAILED, null, 0);
    check(
        one.swallowed() > 0 || two.swallowed() > 0 || whole.equals(inPieces),
        () -> whole + " whole, in pieces " + inPieces);
    check(whole.size() <= messages.size() + 1, "more turns than messages");
    malformed += one.swallowed() > 0 ? 1 : 0;
  }

  private static RealtimeReader connection(FuzzSeeds.Seed at, List<CostRecord> turns) {
    return new RealtimeReader(
        at.endpoint(),
        at.path(),
        Headers.NONE,
        Headers.NONE,
        new Sightings(),
        (turn, begun, answered, ended) -> turns.addAll(records(turn)));
  }

  /** One piece over and over: of a string, of nesting, of members, of events, of anything. */
  private void enormous(Random random) {
    FuzzSeeds.Seed a = any(seeds.exchanges, random);
    byte[][] units = {
      "a".repeat(99).getBytes(StandardCharsets.UTF_8),
      "[{\"usage\":[".getBytes(StandardCharsets.UTF_8),
      "\"usage\":{\"a\":1},\"choices\":[7],".getBytes(StandardCharsets.UTF_8),
      "data: {\"usage\":{\"prompt_tokens\":1}}\n".getBytes(StandardCharsets.UTF_8),
      "\n".getBytes(StandardCharsets.UTF_8),
      "\"\\".getBytes(StandardCharsets.UTF_8),
      a.response().length == 0 ? new byte[] {'1'} : a.response()
    };
    byte[] unit = units[random.nextInt(units.length)];
    byte[] piece = new byte[16 * 1024];
    for (int i = 0; i < piece.length; i++) {
      piece[i] = unit[i % unit.length];
    }
    byte[] opening =
        new Mutations(random).bytes("{\"usage\":{\"x\":\"".getBytes(StandardCharsets.UTF_8), piece);
    ExchangeReader reader = new ExchangeReader(a.endpoint(), a.path(), Headers.NONE);
    reader.requestBody(opening, 0, opening.length);
    reader.responseHead(200, FuzzSeeds.ofType(TYPES[random.nextInt(TYPES.length)]));
    reader.responseBody(opening, 0, opening.length);
    List<CostRecord> turns = new ArrayList<>();
    FuzzSeeds.Seed live = any(seeds.connections, random);
    RealtimeReader connection = connection(live, turns);
    for (int i = 0; i < ENORMOUS_PIECES; i++) {
      reader.requestBody(piece, 0, piece.length);
      reader.responseBody(piece, 0, piece.length);
      connection.received(piece, 0, piece.length, false, 0);
    }
    connection.end(ExchangeEnd.FAILED, null, 0);
    records(reader.end(ExchangeEnd.ABANDONED, null));
  }

  private static List<CostRecord> records(Reading reading) {
    List<CostRecord> records = new ArrayList<>();
    records.add(record(reading));
    reading.furtherModels().forEach(further -> records.add(record(further)));
    return records;
  }

  private static CostRecord record(Reading reading) {
    CostRecord.Builder builder = CostRecord.builder();
    reading.applyTo(builder);
    CostRecord record = builder.build();
    check(record.has(RecordField.USAGE_SOURCE), "no source of the usage");
    for (RecordField field :
        List.of(RecordField.UNCACHED_INPUT_TOKENS, RecordField.OUTPUT_TOKENS)) {
      check(!record.has(field) || record.number(field) >= 0, "below zero: " + record);
    }
    return record;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void check(boolean holds, String what) {
    check(holds, () -> what);
  }

  private static void check(boolean holds, Supplier<String> what) {
    if (!holds) {
      throw new AssertionError(what.get());
    }
  }
}
