package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Answers requests, and counts what it would bill for them. */
final class Provider extends Handler.Abstract {
  static final String REPLAY_HEADER = "x-fake-replay";
  static final String CALLER_HEADER = "x-fake-caller";

  private static final String TOTALS_PATH = "/_fake/exchanges";

  /** What a recording says of its own transfer, which this server does by itself. */
  private static final Set<String> NOT_REPLAYED =
      Set.of("transfer-encoding", "content-length", "connection", "keep-alive", "date");

  /** {@code ?NAME} opens the gate of that name. */
  private static final String GATE_PATH = "/_fake/open";

  /** The longest piece of a body that a directive wants cut at random. */
  private static final int LONGEST_CUT = 60;

  /** In HTTP/2 a reset overtakes the answer's head in a client that has not passed it on yet. */
  private static final long BEFORE_CUT_MILLIS = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Billed> exchanges = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Replay> replays = new ConcurrentHashMap<>();
  private final Set<String> once = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final Gates gates = new Gates();
  private LiveSurface live;

  List<Billed> exchanges() {
    return List.copyOf(exchanges);
  }

  Map<String, Replay> replays() {
    return replays;
  }

  /** Forgets what was counted, and which requests have been seen before. */
  void reset() {
    exchanges.clear();
    live.turns().clear();
    once.clear();
    attempts.clear();
  }

  /** Serves WebSockets too, from now on. */
  LiveSurface serveLive(Server server) {
    live = new LiveSurface(server, this::id);
    return live;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (live.opens(request, response, callback)) {
      return true;
    }
    byte[] body = Content.Source.asInputStream(request).readAllBytes();
    String replay = request.getHeaders().get(REPLAY_HEADER);
    try {
      if (replay != null) {
        replay(replays.get(replay), response);
      } else if (request.getHttpURI().getPath().equals(TOTALS_PATH)) {
        send(response, Reply.json(200, Totals.of(exchanges()).toJson(), false));
      } else if (request.getHttpURI().getPath().equals(GATE_PATH)) {
        boolean opened = gates.open(request.getHttpURI().getQuery());
        send(response, Reply.json(200, opened ? "opened" : "nobody waits", false));
      } else {
        answer(request, body, response);
      }
      callback.succeeded();
    } catch (Cut e) {
      callback.failed(e);
    } catch (IOException e) {
      callback.failed(e); // the client has gone
    }
    return true;
  }

  private void answer(Request request, byte[] body, Response response)
      throws IOException, InterruptedException {
    String path = request.getHttpURI().getPath();
    JsonNode json = json(request, body);
    Call call = Call.of(request.getHttpURI(), json);
    String id = id(path, json);
    int refusal = LiveSurface.refusal(request);
    Reply reply = refusal > 0 ? Surface.of(call.path()).error(refusal) : reply(call, id);
    String requestId = "req_" + id;
    response.getHeaders().put("x-request-id", requestId);
    response.getHeaders().put("request-id", requestId);
    response.getHeaders().put("x-ratelimit-remaining-requests", "4999");
    if (isRedirected(call)) {
      response.getHeaders().put(HttpHeader.LOCATION, call.directives().text("redirect"));
    }
    if (call.directives().text("retryafter") != null && reply.status() != 200) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, call.directives().text("retryafter"));
    }
    boolean complete = false;
    try {
      send(response, reply, encoding(request, call), call.directives());
      complete = true;
    } finally {
      count(call, reply, complete, requestId, request.getHeaders().get(CALLER_HEADER));
    }
  }

  private static JsonNode json(Request request, byte[] body) throws IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type != null && type.startsWith(VertexGrpc.CONTENT_TYPE)) {
      return VertexGrpc.request(body);
    }
    return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  /**
   * The same for the same request, so that two runs of a test see the same bytes; what it wants to
   * know of the stream besides makes it no other.
   */
  private String id(String path, JsonNode body) {
    JsonNode same = body.deepCopy();
    if (same.isObject()) {
      ((ObjectNode) same).remove("stream_options");
    }
    return id(path + same);
  }

  private String id(String text) {
    UUID of = UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
    String digest = of.toString().replace("-", "").substring(0, 16);
    return "fake" + digest + attempts.merge(digest, 1, Integer::sum);
  }

  /** Once: the request that follows carries the same directive. */
  private static boolean isRedirected(Call call) {
    String target = call.directives().text("redirect");
    return target != null && !target.equals(call.path());
  }

  private Reply reply(Call call, String id) {
    if (isRedirected(call)) {
      return Reply.json(307, "{}", false);
    }
    Surface surface = Surface.of(call.path());
    int status = call.directives().number("status", 200);
    String key = call.directives().text("once");
    return status != 200 && (key == null || once.add(key))
        ? surface.error(status)
        : surface.answer(call, id);
  }

  private void count(Call call, Reply reply, boolean complete, String requestId, String caller) {
    Usage usage = reply.usageOnWire() ? call.usage() : Usage.NONE;
    exchanges.add(
        new Billed(
            call.path(),
            call.servedModel(),
            call.streaming(),
            reply.status(),
            reply.usageOnWire(),
            complete,
            usage.uncached(),
            usage.cacheRead(),
            usage.cacheWrite5m(),
            usage.cacheWrite1h(),
            usage.output(),
            usage.reasoning(),
            call.model() == null ? 0 : call.model().costNanoUsd(usage),
            requestId,
            caller));
  }

  private static Encoding encoding(Request request, Call call) {
    String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    String wanted = call.directives().text("gzip");
    if (call.directives().text("br") != null) {
      return Encoding.BROTLI;
    }
    boolean gzip =
        "force".equals(wanted) || (wanted != null && accepted != null && accepted.contains("gzip"));
    return gzip ? Encoding.GZIP : Encoding.PLAIN;
  }

  private void send(Response response, Reply reply) throws IOException, InterruptedException {
    send(response, reply, Encoding.PLAIN, new Directives(""));
  }

  private void send(Response response, Reply reply, Encoding encoding, Directives directives)
      throws IOException, InterruptedException {
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    if (reply.contentType().equals(VertexGrpc.CONTENT_TYPE)) {
      HttpFields.Mutable trailers = HttpFields.build();
      reply.headers().forEach(trailers::put);
      response.setTrailersSupplier(() -> trailers);
    } else {
      reply.headers().forEach(response.getHeaders()::put);
    }
    List<byte[]> parts = reply.parts();
    if (encoding == Encoding.GZIP) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
      parts = Pieces.gzip(parts);
    } else if (encoding == Encoding.BROTLI) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "br");
      parts = Pieces.brotli(parts);
    } else if (parts.size() == 1) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, parts.get(0).length);
    }
    if (directives.text("split") != null) {
      parts = Pieces.atRandom(Pieces.join(parts), LONGEST_CUT, directives.number("split", 0));
    }
    int cut = directives.number("cut", -1);
    int delayMillis = directives.number("delay", 0);
    String gate = directives.text("gate");
    CountDownLatch closed = gate == null ? null : gates.close(gate);
    OutputStream out = Content.Sink.asOutputStream(response);
    for (int i = 0; i < parts.size(); i++) {
      if (i == cut) {
        Thread.sleep(BEFORE_CUT_MILLIS);
        throw new Cut();
      }
      if (i == 1 && gate != null) {
        gates.await(gate, closed);
      }
      if (delayMillis > 0) {
        Thread.sleep(delayMillis);
      }
      out.write(parts.get(i));
      out.flush();
    }
    out.close();
  }

  private static void replay(Replay replay, Response response) throws IOException {
    if (replay == null) {
      throw new IOException("no such replay");
    }
    response.setStatus(replay.status());
    replay
        .headers()
        .forEach(
            (name, value) -> {
              if (!NOT_REPLAYED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                response.getHeaders().put(name, value);
              }
            });
    OutputStream out = Content.Sink.asOutputStream(response);
    for (byte[] piece : replay.pieces()) {
      out.write(piece);
      out.flush();
    }
    out.close();
  }

  private enum Encoding {
    PLAIN,
    GZIP,
    BROTLI
  }

  /** The connection is to be cut in the middle of the body. */
  private static final class Cut extends RuntimeException {
    Cut() {
      super("cut", null, false, false);
    }
  }
}
