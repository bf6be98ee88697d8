package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Helidon 4's WebClient, which needs JDK 21. */
public final class HelidonClient implements Client {
  private static final Reflected HELIDON = new Reflected("io.helidon.");
  private static final String CLIENT = "webclient.api.HttpClient";
  private static final String REQUEST = "webclient.api.ClientRequest";
  private static final String RESPONSE = "webclient.api.HttpClientResponse";

  private final Object client;
  private final Object decoding;

  /** One client, and one that decodes. */
  public HelidonClient() throws Exception {
    client = HELIDON.on("webclient.api.WebClient", "create");
    decoding = decoding();
  }

  @Override
  public boolean http2() {
    return HELIDON.has("webclient.http2.Http2Client");
  }

  @Override
  public Answer send(Ask ask) throws Exception {
    try {
      return HelidonAnswer.of(
          submit(request(client, ask, ask.url()), ask.body()),
          ask.http2() && ask.body().contains("[[cut="));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "string",
        ask -> as(submit(request(client, ask, ask.url()), bytes(ask.body())), String.class));
    ways.put(
        "typed",
        ask ->
            HELIDON.call(
                "webclient.api.ClientResponseTyped",
                HELIDON.call(
                    REQUEST, request(client, ask, ask.url()), "submit", ask.body(), String.class),
                "entity"));
    ways.put("in-parts", ask -> as(stream(request(client, ask, ask.url()), ask), byte[].class));
    ways.put(
        "template",
        ask -> {
          String url = ask.url().replace("/v1/", "/{version}/");
          Object request = request(client, ask, url);
          HELIDON.call(REQUEST, request, "pathParam", "version", "v1");
          return as(submit(request, ask.body()), String.class);
        });
    ways.put(
        "decoded",
        ask -> {
          Object request = request(decoding, ask, ask.url());
          header(request, "Accept-Encoding", "gzip");
          return as(submit(request, ask.body()), String.class);
        });
    ways.put(
        "own-client",
        ask -> {
          Object own = HELIDON.on("webclient.http1.Http1Client", "create");
          Object request = HELIDON.call(CLIENT, own, "post", ask.url());
          ask.headers().forEach((name, value) -> header(request, name, value));
          return as(submit(request, ask.body()), String.class);
        });
    if (http2()) {
      ways.put(
          "h2",
          ask -> as(submit(request(client, http2(ask), ask.url()), ask.body()), String.class));
      ways.put(
          "h2-in-parts",
          ask -> as(stream(request(client, http2(ask), ask.url()), ask), byte[].class));
      ways.put(
          "h2-decoded",
          ask -> {
            Object request = request(decoding, http2(ask), ask.url());
            header(request, "Accept-Encoding", "gzip");
            return as(submit(request, ask.body()), String.class);
          });
    }
    return ways;
  }

  private static Ask http2(Ask ask) {
    return new Ask(ask.url(), ask.headers(), ask.body(), true, ask.timeoutMillis());
  }

  private static Object request(Object client, Ask ask, String url) throws Exception {
    Object request = HELIDON.call(CLIENT, client, "post", url);
    HELIDON.call(
        "webclient.api.HttpClientRequest", request, "protocolId", ask.http2() ? "h2" : "http/1.1");
    ask.headers().forEach((name, value) -> header(request, name, value));
    return HELIDON.call(REQUEST, request, "readTimeout", Duration.ofMillis(ask.timeoutMillis()));
  }

  private static void header(Object request, String name, String value) {
    try {
      Object headerName = HELIDON.on("http.HeaderNames", "create", name);
      HELIDON.call(REQUEST, request, "header", headerName, new String[] {value});
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object submit(Object request, Object entity) throws Exception {
    return HELIDON.call(REQUEST, request, "submit", entity);
  }

  /** Writes the request's body in two parts. */
  private static Object stream(Object request, Ask ask) throws Exception {
    int half = ask.body().length() / 2;
    Object handler =
        HELIDON.implement(
            "webclient.api.ClientRequest$OutputStreamHandler",
            (proxy, method, arguments) -> {
              try (OutputStream out = (OutputStream) arguments[0]) {
                out.write(bytes(ask.body().substring(0, half)));
                out.flush();
                out.write(bytes(ask.body().substring(half)));
              }
              return null;
            });
    return HELIDON.call(REQUEST, request, "outputStream", handler);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object as(Object response, Class<?> type) throws Exception {
    Object entity = HELIDON.call(RESPONSE, response, "as", type);
    HELIDON.call(RESPONSE, response, "close");
    return entity instanceof byte[] all ? Received.bytes(all) : entity;
  }

  /** A client that decodes gzip, without the library that does. */
  private static Object decoding() throws Exception {
    Object decoder =
        HELIDON.implement(
            "http.encoding.ContentDecoder",
            (proxy, method, arguments) -> new GZIPInputStream((InputStream) arguments[0]));
    Object encodings =
        HELIDON.implement(
            "http.encoding.ContentEncodingContext",
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "contentDecodingEnabled", "contentDecodingSupported" -> true;
                  case "decoder" -> decoder;
                  case "contentEncodingEnabled" -> false;
                  case "toString" -> "gzip";
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default -> null;
                });
    String builder = "webclient.api.WebClientConfig$Builder";
    Object config = HELIDON.on("webclient.api.WebClient", "builder");
    HELIDON.call(builder, config, "contentEncoding", encodings);
    return HELIDON.call(builder, config, "build");
  }

  private record HelidonAnswer(Object response, Content body) implements Answer {
    static HelidonAnswer of(Object response, boolean toBeCut) throws Exception {
      return new HelidonAnswer(
          response,
          new Content((InputStream) HELIDON.call(RESPONSE, response, "inputStream"), toBeCut));
    }

    @Override
    public int status() {
      return (int) get("http.Status", get(RESPONSE, response, "status"), "code");
    }

    @Override
    @SuppressWarnings("unchecked") // of names and values
    public Map<String, List<String>> headers() {
      return new TreeMap<>(
          (Map<String, List<String>>)
              get("http.Headers", get(RESPONSE, response, "headers"), "toMap"));
    }

    private static Object get(String type, Object target, String method) {
      try {
        return HELIDON.call(type, target, method);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void cancel() {
      body.cancelled = true;
      get(RESPONSE, response, "close");
    }

    @Override
    public void close() {
      get(RESPONSE, response, "close");
    }
  }

  /**
   * A body whose errors are those of a stream, and that ends with the call that is cancelled.
   * Whether a stream of HTTP/2 that the provider resets ends there or by an exception is a race in
   * Helidon: one that is to be cut always fails here, with the same words.
   */
  private static final class Content extends InputStream {
    private final InputStream body;
    private final boolean toBeCut;
    private volatile boolean cancelled;

    Content(InputStream body, boolean toBeCut) {
      this.body = body;
      this.toBeCut = toBeCut;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (cancelled) {
        throw new IOException("cancelled");
      }
      try {
        int count = body.read(buffer, offset, length);
        if (count >= 0 || !toBeCut) {
          return count;
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      } catch (RuntimeException e) {
        if (!toBeCut) {
          throw new IOException(e);
        }
      }
      throw new IOException("cut");
    }
  }
}
