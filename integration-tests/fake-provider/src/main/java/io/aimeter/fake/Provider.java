package io.aimeter.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests, and counts what it would bill for them. */
final class Provider extends Handler.Abstract {
  static final String REPLAY_HEADER = "x-fake-replay";
  private static final String TOTALS_PATH = "/_fake/exchanges";

  /** What a recording says of its own transfer, which this server does by itself. */
  private static final Set<String> NOT_REPLAYED =
      Set.of("transfer-encoding", "content-length", "connection", "keep-alive", "date");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Billed> exchanges = new CopyOnWriteArrayList<>();
  private final Map<String, Replay> replays = new ConcurrentHashMap<>();
  private final Set<String> once = ConcurrentHashMap.newKeySet();
  private final AtomicLong ids = new AtomicLong();

  List<Billed> exchanges() {
    return exchanges;
  }

  Map<String, Replay> replays() {
    return replays;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    byte[] body = Content.Source.asInputStream(request).readAllBytes();
    String replay = request.getHeaders().get(REPLAY_HEADER);
    try {
      if (replay != null) {
        replay(replays.get(replay), response);
      } else if (request.getHttpURI().getPath().equals(TOTALS_PATH)) {
        send(
            response, Reply.json(200, Totals.of(exchanges).toJson(), false), Encoding.PLAIN, 0, -1);
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
    JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    Call call = Call.of(path, json);
    String id = String.format("fake%08d", ids.incrementAndGet());
    Reply reply = reply(call, id);
    response.getHeaders().put("x-request-id", "req_" + id);
    response.getHeaders().put("request-id", "req_" + id);
    response.getHeaders().put("x-ratelimit-remaining-requests", "4999");
    int cut = call.directives().number("cut", -1);
    boolean complete = false;
    try {
      send(response, reply, encoding(request, call), call.directives().number("delay", 0), cut);
      complete = true;
    } finally {
      count(call, reply, complete);
    }
  }

  private Reply reply(Call call, String id) {
    boolean anthropic = call.path().contains("/messages");
    int status = call.directives().number("status", 200);
    String key = call.directives().text("once");
    if (status != 200 && (key == null || once.add(key))) {
      return anthropic ? Anthropic.error(status) : OpenAi.error(status);
    }
    if (call.path().endsWith("/chat/completions")) {
      return OpenAi.chat(call, id);
    }
    if (call.path().endsWith("/responses")) {
      return OpenAi.responses(call, id);
    }
    if (call.path().endsWith("/embeddings")) {
      return OpenAi.embeddings(call);
    }
    if (call.path().endsWith("/messages")) {
      return Anthropic.messages(call, id);
    }
    if (call.path().endsWith("/count_tokens")) {
      return Anthropic.countTokens(call);
    }
    if (call.path().endsWith("/models")) {
      return Reply.json(200, "{\"object\":\"list\",\"data\":[]}", false);
    }
    return anthropic ? Anthropic.error(404) : OpenAi.error(404);
  }

  private void count(Call call, Reply reply, boolean complete) {
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
            call.model() == null ? 0 : call.model().costNanoUsd(usage)));
  }

  private static Encoding encoding(Request request, Call call) {
    String accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    String wanted = call.directives().text("gzip");
    boolean gzip =
        "force".equals(wanted) || (wanted != null && accepted != null && accepted.contains("gzip"));
    return gzip ? Encoding.GZIP : Encoding.PLAIN;
  }

  private static void send(
      Response response, Reply reply, Encoding encoding, int delayMillis, int cutAfter)
      throws IOException, InterruptedException {
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    List<byte[]> parts = reply.parts();
    if (encoding == Encoding.GZIP) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
      parts = gzip(parts);
    } else if (parts.size() == 1) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, parts.get(0).length);
    }
    int sent = 0;
    OutputStream out = Content.Sink.asOutputStream(response);
    for (byte[] part : parts) {
      if (sent++ == cutAfter) {
        throw new Cut();
      }
      if (delayMillis > 0) {
        Thread.sleep(delayMillis);
      }
      out.write(part);
      out.flush();
    }
    out.close();
  }

  /** Each part compressed so that the client can read it as soon as it has it. */
  private static List<byte[]> gzip(List<byte[]> parts) throws IOException {
    List<byte[]> compressed = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 512, true)) {
      for (byte[] part : parts) {
        gzip.write(part);
        gzip.flush();
        compressed.add(bytes.toByteArray());
        bytes.reset();
      }
    }
    compressed.add(bytes.toByteArray());
    return compressed;
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
    GZIP
  }

  /** The connection is to be cut in the middle of the body. */
  private static final class Cut extends RuntimeException {
    Cut() {
      super("cut", null, false, false);
    }
  }
}
