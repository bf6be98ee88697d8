package io.aimeter.core.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognizerTest {
  private final Recognizer recognizer =
      Recognizer.of(
          Map.of(
              "llm.corp.example", "openai",
              "llm.corp.example:8443", "anthropic",
              "localhost:11111", "OpenAI",
              "[::1]:9000", "anthropic"));

  @ParameterizedTest
  @CsvSource({
    "POST, api.openai.com, /v1/chat/completions, openai chat",
    "POST, API.OpenAI.com, /v1/chat/completions, openai chat",
    "POST, eu.api.openai.com, /v1/responses?x=1, openai chat",
    "POST, api.openai.com, //v1//chat/completions/, openai chat",
    "POST, api.openai.com, /v1/embeddings, openai embedding",
    "POST, api.openai.com, /v1/responses/input_tokens, openai count_tokens",
    "GET, api.openai.com, /v1/responses/resp_1?stream=true, openai retrieval",
    "GET, api.openai.com, /v1/responses/resp_1/input_items, openai management",
    "GET, api.openai.com, /v1/models, openai management",
    "POST, api.openai.com, /prefix/v1/chat/completions, openai management",
    "POST, api.anthropic.com, /v1/messages?beta=true, anthropic chat",
    "POST, api.anthropic.com, /v1/messages/count_tokens, anthropic count_tokens",
    "GET, api.anthropic.com, /v1/messages/batches/b_1/results, anthropic batch_result",
    "GET, api.anthropic.com, /v1/messages, anthropic management",
    "POST, api.openai.com, , openai management"
  })
  void namesTheEndpoint(String method, String host, String path, String expected) {
    assertEquals(expected, recognizer.recognise(host, 443, method, path).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "llm.corp.example, 443, /v1/chat/completions, openai chat",
    "llm.corp.example, 443, /gateway/team-a/v1/chat/completions, openai chat",
    "llm.corp.example, 443, /gateway/chat/completions, openai chat",
    "llm.corp.example, 443, /v1/completions, openai text_completion",
    "llm.corp.example, 8443, /x/v1/messages, anthropic chat",
    "localhost, 11111, /v1/embeddings, openai embedding",
    "[::1], 9000, /v1/messages, anthropic chat",
  })
  void ownHostsMayHaveAPortAndAPrefix(String host, int port, String path, String expected) {
    assertEquals(expected, recognizer.recognise(host, port, "POST", path).toString());
  }

  @Test
  void leavesOtherHostsAlone() {
    assertNull(recognizer.recognise("example.org", 443, "POST", "/v1/chat/completions"));
    assertNull(recognizer.recognise("localhost", 22222, "POST", "/v1/embeddings"));
    assertNull(recognizer.recognise(null, 443, "POST", "/v1/embeddings"));
  }

  @Test
  void saysWhatIsWrongWithOwnHostsAndLeavesThemOut() {
    Recognizer wrong = Recognizer.of(Map.of("a.example", "opnai", "b.example:http", "openai"));
    assertEquals(2, wrong.problems().size());
    assertTrue(
        wrong.problems().stream().anyMatch(p -> p.contains("'opnai'") && p.contains("anthropic")));
    assertTrue(wrong.problems().stream().anyMatch(p -> p.contains("b.example:http")));
    assertNull(wrong.recognise("a.example", 443, "POST", "/v1/chat/completions"));
    assertTrue(recognizer.problems().isEmpty());
  }

  @Test
  void onlyBilledCallsAreBillable() {
    assertTrue(recognizer.recognise("api.openai.com", 443, "POST", "/v1/responses").billable());
    assertFalse(recognizer.recognise("api.openai.com", 443, "GET", "/v1/responses/r").billable());
  }

  @ParameterizedTest
  @CsvSource({
    "api.openai.com, /v1/chat/completions, OPENAI",
    "API.openai.com, /v1/chat/completions?x=1, OPENAI",
    "eu.api.openai.com, //v1/chat/completions/, OPENAI",
    "api.openai.com, /v1/responses, NONE",
    "api.openai.com, /v1/completions, NONE",
    "api.openai.com, /v1/chat/completions/c1, NONE",
    "api.openai.com, /openai/v1/chat/completions, NONE",
    "api.openai.com, , NONE",
    "r.openai.azure.com, /openai/v1/chat/completions, AZURE",
    "r.openai.azure.com, /openai/v1/chat/completions?api-version=preview, AZURE",
    "r.openai.azure.com, /openai/deployments/d/chat/completions?api-version=2024-10-21, AZURE",
    "r.openai.azure.com, /openai/deployments/d/chat/completions?a=b&api-version=2025-01-01-preview, AZURE",
    "r.cognitiveservices.azure.com, /openai/deployments/d/chat/completions?api-version=2025-04-14, AZURE",
    "r.openai.azure.com, /openai/deployments/d/chat/completions?api-version=2024-10-01-preview, NONE",
    "r.openai.azure.com, /openai/deployments/d/chat/completions?x-api-version=2025-04-14, NONE",
    "r.openai.azure.com, /openai/deployments/d/chat/completions?api-version=latest, NONE",
    "r.openai.azure.com, /openai/deployments/d/chat/completions?api-version=, NONE",
    "r.openai.azure.com, /openai/deployments/d/chat/completions, NONE",
    "r.openai.azure.com, /openai/deployments/d/extensions/chat/completions?api-version=2025-04-14, NONE",
    "r.openai.azure.com, /openai/v1/responses, NONE",
    "gateway.azure-api.net, /openai/v1/chat/completions, NONE",
    "r.services.ai.azure.com, /openai/v1/chat/completions, NONE",
    "api.mistral.ai, /v1/chat/completions, NONE",
    "llm.corp.example, /v1/chat/completions, NONE",
    "example.org, /v1/chat/completions, NONE"
  })
  void usageIsAskedForOnlyWhereTheOptionIsDocumented(
      String host, String pathAndQuery, UsageOption option) {
    assertSame(option, recognizer.usageOption(host, 443, pathAndQuery));
  }

  @Test
  void foreignHostsAreToldApartByTheirText() {
    HostTable hosts = new HostTable();
    HostEntry any =
        new HostEntry(HostEntry.ANY_PORT, OpenAiEndpoints.TABLE, false, false, UsageOption.NONE);
    hosts.add("*.llm.example", any);
    hosts.add("runtime.*.cloud.example", any);
    hosts.add("*.corp", any);
    assertSame(any, hosts.find("eu.llm.example", 443));
    assertSame(any, hosts.find("a.EU.llm.example", 443));
    assertSame(any, hosts.find("runtime.eu-west-1.cloud.example", 443));
    assertSame(any, hosts.find("llm.corp", 443));
    assertSame(any, hosts.find("a.b.corp", 443));
    assertNull(hosts.find("corp", 443));
    assertNull(hosts.find("llm.example", 443));
    assertNull(hosts.find(".llm.example", 443));
    assertNull(hosts.find("llm.example.org", 443));
    assertNull(hosts.find("runtime.cloud.example", 443));
    assertNull(hosts.find("other.eu-west-1.cloud.example", 443));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1beta/models/gemini-9:generate, gemini-9",
    "/v1beta/models/a%3Ab:generate?alt=sse, a:b",
    "//v1beta//models/x%20%zz%:generate/, 'x %zz%'",
    "/v1beta/models/m:count, ",
    "/v1beta/models/:generate, ",
    "/deployments/d%2F1/chat, d/1",
  })
  void thePathMayNameTheModel(String path, String model) {
    EndpointTable table =
        new EndpointTable("test")
            .billed("POST", "/v1beta/models/{model}:generate", "chat", BodyShape.OPENAI)
            .billed("POST", "/v1/deployments/{model}/chat", "chat", BodyShape.OPENAI);
    boolean prefixed = !path.contains("v1");
    assertEquals(model, table.find("POST", path, prefixed, false).urlModel(path));
  }

  @Test
  void onSharedHostsOnlyAnEndpointIsRecognised() {
    EndpointTable table =
        new EndpointTable("test").billed("POST", "/v1/chat", "chat", BodyShape.OPENAI);
    assertNull(table.find("GET", "/orders", true, true));
    assertEquals("test chat", table.find("POST", "/llm/v1/chat", true, true).toString());
    assertEquals("test management", table.find("GET", "/orders", true, false).toString());
  }
}
