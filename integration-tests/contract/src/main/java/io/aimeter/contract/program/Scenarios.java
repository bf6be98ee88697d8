package io.aimeter.contract.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the application does, by scenario. The model a request names is the scenario, so that the
 * provider's count and the ledger can be laid side by side.
 */
final class Scenarios {
  private static final int AT_ONCE = 32;
  private static final long LATE_MILLIS = 1_500;

  private final Client client;
  private final int httpsPort;
  private final int httpPort;
  private final Notebook notebook;
  private final boolean asks;
  private final Map<String, Scenario> all = new LinkedHashMap<>();

  /** One of them. */
  @FunctionalInterface
  interface Scenario {
    void run() throws Exception;
  }

  /**
   * The scenarios.
   *
   * @param asks whether streams ask for their usage
   */
  Scenarios(Client client, int httpsPort, int httpPort, Notebook notebook, boolean asks) {
    this.client = client;
    this.httpsPort = httpsPort;
    this.httpPort = httpPort;
    this.notebook = notebook;
    this.asks = asks;
    calls("", false);
    if (client.http2()) {
      calls("h2-", true);
    }
    if (!asks) {
      silent("", false);
      silent("h2-", true);
    }
    client.ways().forEach((name, way) -> all.put("way-" + name, () -> way(way, "way-" + name)));
    faults();
    all.put("proxied", this::proxied);
    if (VirtualThreads.present()) {
      all.put("virtual-threads", this::virtualThreads);
    }
    all.put("concurrent", this::concurrent);
    all.put("foreign", this::foreign);
    all.put("abandoned", () -> client.send(chat("abandoned", false, "bytes=300000")));
  }

  Map<String, Scenario> all() {
    return all;
  }

  private void calls(String prefix, boolean http2) {
    call(prefix + "json", http2, false, "cached=100 reasoning=3");
    call(prefix + "stream", http2, true, "chunks=12 split=11");
    call(prefix + "gzip-json", http2, false, "gzip=force");
    // Who compresses unasked, shows the application what the agent has asked for.
    call(prefix + "gzip-stream", http2, true, "split=12 gzip=" + (asks ? "force" : "1"));
    call(prefix + "brotli-json", http2, false, "br=1");
    if (asks) {
      call(prefix + "brotli-stream", http2, true, "br=1 split=13");
    }
    call(prefix + "huge", http2, false, "bytes=5000000 chunks=3");
    call(prefix + "error-in-stream", http2, true, "error=1");
    for (int status : new int[] {400, 401, 429, 500, 529}) {
      call(prefix + "status-" + status, http2, false, "status=" + status);
    }
    call(prefix + "redirect", http2, false, "redirect=/v1/models");
    call(prefix + "retried", http2, false, "status=503 once=" + prefix + "r retryafter=0");
    all.put(prefix + "anthropic", () -> anthropic(prefix + "anthropic", http2, false));
    all.put(prefix + "anthropic-stream", () -> anthropic(prefix + "anthropic-stream", http2, true));
    all.put(prefix + "first-event", () -> firstEvent(prefix + "first-event", http2));
    all.put(prefix + "one-by-one", () -> oneByOne(prefix + "one-by-one", http2));
    all.put(prefix + "cancel", () -> cancel(prefix + "cancel", http2));
    all.put(prefix + "early-close", () -> earlyClose(prefix + "early-close", http2));
    call(prefix + "cut", http2, true, "cut=3 chunks=12");
    all.put(prefix + "async", () -> async(prefix + "async", http2));
  }

  /** Streams that say all there is to say of usage, or what forbids to say more. */
  private void silent(String prefix, boolean http2) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("says-no", "{\"include_usage\":false}");
    options.put("says-yes", "{\"include_usage\":true}");
    options.put("other-option", "{\"include_obfuscation\":false}");
    options.put("no-option", "{}");
    options.put("null-option", "null");
    options.forEach(
        (name, value) -> {
          Ask ask = chat(prefix + name, true, "chunks=7 split=5");
          String body = ask.body().replace("{\"model", "{\"stream_options\":" + value + ",\"model");
          silent(prefix + name, ask(ask.url(), body), http2);
        });
    silent(prefix + "signed", http2, "", "Content-Digest", "sha-256=:x:");
    silent(prefix + "accepts-gzip", http2, "gzip=1", "Accept-Encoding", "gzip");
    silent(prefix + "accepts-identity", http2, "gzip=1", "Accept-Encoding", "identity");
    silent(prefix + "continued", http2, "split=3", "Expect", "100-continue");
    silent(prefix + "big", http2, "bytes=600000 chunks=3 split=4", "x-a", "b");
    azure(prefix + "azure", "2025-01-01-preview", http2);
    azure(prefix + "azure-old", "2024-02-01", http2);
  }

  private void silent(String name, boolean http2, String directives, String header, String value) {
    silent(name, chat(name, true, directives).header(header, value), http2);
  }

  private void azure(String name, String version, boolean http2) {
    String path = "/openai/deployments/d/chat/completions?api-version=" + version;
    Ask ask =
        ask(
            "https://example.openai.azure.com:" + httpsPort + path,
            chat(name, true, "chunks=5 split=9").body());
    silent(name, ask, http2);
  }

  private void silent(String name, Ask ask, boolean http2) {
    all.put(name, () -> exchange(http2 ? ask.overHttp2() : ask));
  }

  private void faults() {
    all.put("refused", () -> exchange(ask("https://api.openai.com:1/v1/chat/completions", "x")));
    all.put("timeout", this::timeout);
  }

  private void call(String name, boolean http2, boolean stream, String directives) {
    Ask ask = chat(name, stream, directives);
    all.put(name, () -> exchange(http2 ? ask.overHttp2() : ask));
  }

  /** The kind of exception only: two timers race in OkHttp, and their messages differ. */
  private void timeout() throws Exception {
    try {
      exchange(chat("timeout", false, "delay=2500").within(400));
    } catch (IOException e) {
      notebook.note("exception", e.getClass().getName());
    }
  }

  private void anthropic(String name, boolean http2, boolean stream) throws Exception {
    String body =
        """
        {"model":"%s","max_tokens":99,"stream":%b,"messages":[{"role":"user",
         "content":"how much [[cached=50 write5m=20 write1h=30 split=5]]"}]}
        """
            .formatted(name, stream);
    Ask ask =
        Ask.of("https://api.anthropic.com:" + httpsPort + "/v1/messages", body)
            .header("x-api-key", "sk-ant-contract-0000")
            .header("anthropic-version", "2023-06-01");
    exchange(http2 ? ask.overHttp2() : ask);
  }

  private void exchange(Ask ask) throws Exception {
    Answer answer = client.send(ask);
    notebook.head(answer);
    notebook.body(readAll(answer));
  }

  private void way(Client.Way way, String name) throws Exception {
    notebook.note("received", way.receive(chat(name, true, "chunks=9 split=3")));
  }

  private void async(String name, boolean http2) throws Exception {
    Ask ask = chat(name, true, "chunks=5");
    Future<Answer> future = client.sendAsync(http2 ? ask.overHttp2() : ask);
    if (future != null) {
      Answer answer = future.get();
      notebook.head(answer);
      notebook.body(readAll(answer));
    }
  }

  /** The provider sends the second event only after the application has seen the first. */
  private void firstEvent(String name, boolean http2) throws Exception {
    Ask ask = chat(name, true, "gate=" + name);
    Answer answer = client.send(http2 ? ask.overHttp2() : ask);
    notebook.note("first", Notebook.event(answer.body()));
    notebook.note("gate", open(name));
    notebook.body(readAll(answer));
  }

  private void oneByOne(String name, boolean http2) throws Exception {
    Ask ask = chat(name, true, "chunks=6 split=4");
    Answer answer = client.send(http2 ? ask.overHttp2() : ask);
    InputStream in = answer.body();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] three = new byte[5];
    notebook.note("empty read", in.read(three, 0, 0));
    for (int b = in.read(), more = 0; b >= 0 && more >= 0; b = in.read()) {
      all.write(b);
      more = in.read(three, 1, 3);
      all.write(three, 1, Math.max(more, 0));
    }
    notebook.note("after the end", in.read() + " " + in.read(three));
    answer.close();
    notebook.body(all.toByteArray());
  }

  private void cancel(String name, boolean http2) throws Exception {
    Ask ask = chat(name, true, "gate=" + name);
    Answer answer = client.send(http2 ? ask.overHttp2() : ask);
    notebook.note("first", Notebook.event(answer.body()));
    answer.cancel();
    openLate(name);
    try {
      notebook.note("after", Notebook.event(answer.body()));
    } catch (IOException e) {
      // Without its cause: that depends on which of two threads of the client comes first.
      notebook.note("exception", e.toString());
    } finally {
      answer.close();
    }
  }

  /**
   * Opens a gate so late that a client whose connection closes on another thread has closed it and
   * does not read on; some clients wait for the rest before they close.
   */
  private void openLate(String gate) {
    Thread opener =
        new Thread(
            () -> {
              try {
                Thread.sleep(LATE_MILLIS);
                open(gate);
              } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt(); // it opens by itself in the end
              }
            });
    opener.setDaemon(true);
    opener.start();
  }

  private void earlyClose(String name, boolean http2) throws Exception {
    Ask ask = chat(name, true, "chunks=40 delay=30");
    Answer answer = client.send(http2 ? ask.overHttp2() : ask);
    notebook.note("first", Notebook.event(answer.body()));
    answer.close();
  }

  /** Most clients ask the JDK which proxy to take; those that do not go there directly. */
  private void proxied() throws Exception {
    String url = "https://" + Tunnel.PROXIED_HOST + ":" + httpsPort + "/v1/chat/completions";
    exchange(ask(url, chat("proxied", true, "chunks=5").body()));
  }

  private void concurrent() throws Exception {
    atOnce("concurrent", Executors.newFixedThreadPool(AT_ONCE));
  }

  private void virtualThreads() throws Exception {
    atOnce("virtual-threads", VirtualThreads.executor());
  }

  private void atOnce(String name, ExecutorService pool) throws Exception {
    List<Callable<String>> tasks = new ArrayList<>();
    Log log = Log.present();
    for (int i = 0; i < AT_ONCE; i++) {
      Ask ask = chat(name, i % 2 == 0, "chunks=9 delay=5 out=" + (10 + i));
      tasks.add(
          () -> {
            log.put("ai.feature", name);
            Answer answer = client.send(client.http2() ? ask.overHttp2() : ask);
            return answer.status() + " " + Notebook.digest(readAll(answer));
          });
    }
    for (Future<String> seen : pool.invokeAll(tasks)) {
      notebook.note("one of many", seen.get());
    }
    pool.shutdown();
  }

  private void foreign() throws Exception {
    String body = chat("foreign", false, "").body();
    exchange(ask("https://foreign.example:" + httpsPort + "/v1/chat/completions", body));
    exchange(ask("http://localhost:" + httpPort + "/v1/chat/completions", body));
  }

  private Ask chat(String model, boolean stream, String directives) {
    String options = stream && asks ? ",\"stream_options\":{\"include_usage\":true}" : "";
    String body =
        """
        {"model":"%s","stream":%b%s,"messages":[{"role":"user",
         "content":"what does it cost? [[%s]]"}]}
        """
            .formatted(model, stream, options, directives);
    return ask("https://api.openai.com:" + httpsPort + "/v1/chat/completions", body);
  }

  private static Ask ask(String url, String body) {
    return Ask.of(url, body);
  }

  /** Lets a response go on that waits; what the provider says to that. */
  private String open(String gate) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://localhost:" + httpPort + "/_fake/open?" + gate)
                .toURL()
                .openConnection();
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] readAll(Answer answer) throws IOException {
    try (InputStream in = answer.body()) {
      return in == null ? new byte[0] : in.readAllBytes();
    } finally {
      answer.close();
    }
  }
}
