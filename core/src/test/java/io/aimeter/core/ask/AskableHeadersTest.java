package io.aimeter.core.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.exchange.Headers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskableHeadersTest {
  private static boolean request(String contentType, String... headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return AskableHeaders.ofRequest(all.keySet(), all::get, contentType);
  }

  @Test
  void theUsualHeadersOfAnApplicationAreFine() {
    assertTrue(request("application/json"));
    assertTrue(
        request(
            "application/json; charset=utf-8",
            "Authorization",
            "Bearer sk-x",
            "OpenAI-Organization",
            "org",
            "Accept",
            "text/event-stream",
            "Idempotency-Key",
            "k",
            "Expect",
            "100-continue",
            "User-Agent",
            "x"));
    assertTrue(request("application/json", "api-key", "x", "Accept-Encoding", "identity"));
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, AWS4-HMAC-SHA256 Credential=x",
    "Authorization, Digest username=x",
    "Authorization, Signature keyId=x",
    "Authorization, Basic eDp5",
    "Digest, SHA-256=x",
    "Content-Digest, sha-256=:x:",
    "Content-MD5, x",
    "Signature-Input, x",
    "X-Hub-Signature-256, x",
    "X-Amz-Date, 20260101T000000Z",
    "x-ms-content-sha256, x",
    "X-HMAC, x",
    "Content-Encoding, gzip",
    "Content-Length, 10",
    "Transfer-Encoding, chunked",
    "Accept-Encoding, gzip",
    "Accept-Encoding, 'identity, gzip'",
    "Accept-Encoding, *",
    "Range, bytes=0-1",
    "Upgrade, websocket",
  })
  void whatIsSignedEncodedOrMayComeBackEncodedIsNot(String name, String value) {
    assertFalse(request("application/json", name, value));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, true",
    "Application/JSON;charset=UTF-8, true",
    "application/json; charset=\"utf-8\", true",
    "application/json; charset=iso-8859-1, false",
    "application/jsonl, false",
    "text/plain, false",
    "multipart/form-data, false",
    ", false",
  })
  void onlyJsonInUtf8(String contentType, boolean askable) {
    assertEquals(askable, request(contentType));
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/event-stream, , , true",
    "200, text/event-stream; charset=utf-8, identity, , true",
    "200, text/event-stream, gzip, , false",
    "200, text/event-stream, , 100, false",
    "200, application/json, , , false",
    "200, , , , false",
    "400, text/event-stream, , , false",
  })
  void onlyAStreamAsItIsCanBeChangedBack(
      int status, String type, String encoding, String length, boolean hidden) {
    Headers headers =
        name ->
            name.equals("content-type")
                ? type
                : name.equals("content-encoding")
                    ? encoding
                    : name.equals("content-length") ? length : null;
    assertEquals(hidden, AskableHeaders.ofResponse(status, headers));
  }
}
