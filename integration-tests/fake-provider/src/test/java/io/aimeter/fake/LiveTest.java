package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient.Version;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The provider's WebSockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final Ear ear = new Ear();
  private FakeProvider provider;
  private TestClient client;

  @BeforeEach
  void start() throws Exception {
    provider = FakeProvider.start(directory);
    client = new TestClient(provider, Version.HTTP_1_1);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private static final class Ear implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private int pieces;

    private CompletionStage<?> hear(CharSequence piece, boolean last, WebSocket from) {
      message.append(piece);
      pieces++;
      if (last) {
        try {
          messages.add(JSON.readTree(message.toString()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
          throw new IllegalStateException(message.toString(), e);
        }
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      return hear(data, last, from);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      return hear(UTF_8.decode(data), last, from);
    }

    /** The next message with something at a pointer. */
    JsonNode next(String pointer) throws InterruptedException {
      JsonNode next = messages.take();
      while (next.at(pointer).isMissingNode() || next.at(pointer).isNull()) {
        next = messages.take();
      }
      return next.at(pointer);
    }
  }

  private static void ask(WebSocket socket, String text) {
    String item =
        "{\"type\":\"conversation.item.create\",\"item\":{\"content\":[{\"text\":\""
            + text
            + "\"}]}}";
    socket.sendText(item, true).join();
    socket.sendText("{\"type\":\"response.create\"}", true).join();
  }

  @Test
  void countsWhatItTellsOfATurn() throws Exception {
    WebSocket socket = client.open("/v1/realtime?model=gpt-realtime", ear);
    assertEquals("gpt-realtime", ear.next("/session/model").asText());
    ask(socket, "[[cached=7 out=9 split=3]]");
    JsonNode usage = ear.next("/response/usage");
    BilledTurn turn = provider.turns().get(0);
    assertEquals(usage.path("input_tokens").asLong(), turn.uncached() + turn.cacheRead());
    assertEquals(7, usage.at("/input_token_details/cached_tokens").asLong());
    assertEquals(9, turn.output());
    assertTrue(turn.complete());
    assertTrue(ear.pieces > 10, "in pieces");
  }

  @Test
  void aTurnThatHangsIsNotComplete() throws Exception {
    WebSocket socket = client.open("/v1/realtime?model=m", ear);
    ask(socket, "[[hang=1]]");
    ear.next("/delta");
    while (provider.turns().isEmpty()) {
      Thread.sleep(10);
    }
    assertEquals(false, provider.turns().get(0).complete());
    socket.abort();
  }

  @Test
  void geminiAnswersInBinaryMessages() throws Exception {
    WebSocket socket =
        client.open(
            "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent", ear);
    socket.sendText("{\"setup\":{\"model\":\"models/g\"}}", true).join();
    ear.next("/setupComplete");
    socket
        .sendText(
            "{\"clientContent\":{\"turns\":[{\"parts\":[{\"text\":\"a b [[out=4]]\"}]}],"
                + "\"turnComplete\":true}}",
            true)
        .join();
    JsonNode usage = ear.next("/usageMetadata");
    BilledTurn turn = provider.turns().get(0);
    assertEquals(3, usage.path("promptTokenCount").asLong());
    assertEquals(4, usage.path("responseTokenCount").asLong());
    assertEquals(7, turn.output(), "with its thoughts");
    assertEquals("g", turn.model());
    socket.abort();
  }

  @Test
  void refuses() {
    CompletionException thrown =
        assertThrows(
            CompletionException.class, () -> client.open("/v1/realtime?model=m&refuse=401", ear));
    assertTrue(thrown.getCause() instanceof java.net.http.WebSocketHandshakeException);
    assertEquals(401, provider.exchanges().get(0).status());
  }
}
