package io.aimeter.contract.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the application does over WebSockets, by scenario. The model is the scenario, so that the
 * provider's count and the ledger can be laid side by side.
 */
final class LiveScenarios {
  private static final String GEMINI =
      "generativelanguage.googleapis.com:%d/ws/google.ai.generativelanguage.v1beta"
          + ".GenerativeService.BidiGenerateContent?key=k";

  private static final int AT_ONCE = 8;

  private final LiveClient client;
  private final int port;
  private final Notebook notebook;
  private final Map<String, Scenario> all = new LinkedHashMap<>();

  /** One of them. */
  @FunctionalInterface
  interface Scenario {
    void run() throws Exception;
  }

  LiveScenarios(LiveClient client, int port, Notebook notebook) {
    this.client = client;
    this.port = port;
    this.notebook = notebook;
    all.put("turns", () -> turns("turns", "one two three", "cached=30 out=9", "four five", "six"));
    all.put("cancelled", () -> turns("cancelled", "cancelled=1 out=7", "and another"));
    all.put("failed", () -> turns("failed", "failed=1", "and another"));
    all.put("fragments", () -> turns("fragments", "split=1", "split=2 cached=3", "split=3"));
    all.put("large", () -> turns("large", "bytes=300000 chunks=9", "bytes=70000 split=5"));
    all.put("many", () -> turns("many", "chunks=3000 bytes=700"));
    all.put("pieces", this::pieces);
    all.put("audio", this::audio);
    all.put("closed", () -> ended("closed", "close=1"));
    all.put("cut", () -> ended("cut", "cut=1"));
    all.put("aborted", this::aborted);
    all.put("refused", () -> open("api.openai.com:%d/v1/realtime?model=refused&refuse=401"));
    all.put("limited", () -> open("api.openai.com:%d/v1/realtime?model=limited&refuse=429"));
    all.put(
        "unreachable", () -> client.open("wss://api.openai.com:1/v1/realtime", new LiveNotes()));
    all.put(
        "azure",
        () -> turns(open("example.openai.azure.com:%d/openai/realtime?deployment=azure"), "a b"));
    all.put("xai", () -> turns(open("api.x.ai:%d/v1/realtime?model=xai"), "a b", "c"));
    all.put("foreign", () -> turns(open("foreign.example:%d/v1/realtime?model=foreign"), "a b"));
    all.put("gemini", () -> gemini("gemini", "one two", "three bytes=200000", "out=4 split=7"));
    all.put("gemini-cut", () -> gemini("gemini-cut", "one two", "cut=1"));
    all.put("at-once", this::atOnce);
  }

  Map<String, Scenario> all() {
    return all;
  }

  /** A WebSocket, and what it hears. */
  private record Open(LiveClient.Socket socket, LiveNotes heard) {
    void say(String... pieces) throws Exception {
      socket.text(List.of(pieces));
    }
  }

  private Open open(String address) throws Exception {
    LiveNotes heard = new LiveNotes();
    return new Open(client.open("wss://" + address.formatted(port), heard), heard);
  }

  private Open openAi(String scenario) throws Exception {
    return open("api.openai.com:%d/v1/realtime?model=" + scenario);
  }

  /** Notes all that is heard until something with this in it; whether that came. */
  private boolean until(Open open, String end) throws InterruptedException {
    while (true) {
      LiveNotes.Note note = open.heard().next();
      notebook.note("heard", note);
      if (note.content().contains(end)) {
        return true;
      }
      if (!note.what().matches("open|text|binary")) {
        return false;
      }
    }
  }

  private void turns(String scenario, String... turns) throws Exception {
    turns(openAi(scenario), turns);
  }

  private void turns(Open open, String... turns) throws Exception {
    until(open, "session.created");
    for (String turn : turns) {
      ask(open, turn);
      until(open, "response.done");
    }
    close(open);
  }

  private static void ask(Open open, String turn) throws Exception {
    open.say(
        "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\","
            + "\"content\":[{\"type\":\"input_text\",\"text\":\"w\u00f6rd \ud83d\ude00 [["
            + turn
            + "]]\"}]}}");
    open.say("{\"type\":\"response.create\"}");
  }

  private void close(Open open) throws Exception {
    open.socket().close();
    until(open, "the end");
  }

  /** The application, too, sends pieces of messages. */
  private void pieces() throws Exception {
    Open open = openAi("another");
    until(open, "session.created");
    open.say("{\"type\":\"session.update\",\"session\":{\"mod", "el\":\"pie", "", "ces\"}}");
    until(open, "session.updated");
    ask(open, "one");
    until(open, "response.done");
    close(open);
  }

  private void audio() throws Exception {
    Open open = openAi("audio");
    until(open, "session.created");
    open.say(
        "{\"type\":\"session.update\",\"session\":{\"audio\":{\"input\":{\"transcription\":{"
            + "\"model\":\"audio@scribe\"}}}}}");
    until(open, "session.updated");
    for (int i = 0; i < 40; i++) {
      open.say(
          "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + "QUFB".repeat(2000) + "\"}");
    }
    open.say("{\"type\":\"input_audio_buffer.commit\"}");
    until(open, "transcription.completed");
    ask(open, "out=40");
    until(open, "response.done");
    close(open);
  }

  private void ended(String scenario, String last) throws Exception {
    Open open = openAi(scenario);
    until(open, "session.created");
    ask(open, "first");
    until(open, "response.done");
    ask(open, last);
    until(open, "the end");
  }

  private void aborted() throws Exception {
    Open open = openAi("aborted");
    until(open, "session.created");
    ask(open, "hang=1 chunks=1");
    until(open, "delta");
    open.socket().abort();
  }

  private void gemini(String scenario, String... turns) throws Exception {
    Open open = open(GEMINI);
    open.socket()
        .binary(
            ("{\"setup\":{\"model\":\"models/" + scenario + "\"}}")
                .getBytes(StandardCharsets.UTF_8));
    until(open, "setupComplete");
    for (String turn : turns) {
      open.say(
          "{\"clientContent\":{\"turns\":[{\"role\":\"user\",\"parts\":[{\"text\":\"[["
              + turn
              + "]]\"}]}],\"turnComplete\":true}}");
      if (!until(open, "usageMetadata")) {
        return; // cut
      }
    }
    close(open);
  }

  /** Several conversations at once, turn by turn. */
  private void atOnce() throws Exception {
    List<Open> each = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      each.add(openAi("at-once"));
    }
    for (Open open : each) {
      until(open, "session.created");
    }
    for (int turn = 0; turn < 3; turn++) {
      for (int i = 0; i < AT_ONCE; i++) {
        ask(each.get(i), "bytes=3000 out=" + (10 * turn + i + 2) + " chunks=20");
      }
      for (Open open : each) {
        until(open, "response.done");
      }
    }
    for (Open open : each) {
      close(open);
    }
  }
}
