package io.aimeter.contract.program;

import java.util.Map;

/**
 * A POST to be sent.
 *
 * @param http2 whether HTTP/2 may be spoken; HTTP/1.1 otherwise
 * @param timeoutMillis how long the client waits for an answer
 */
public record Ask(
    String url, Map<String, String> headers, String body, boolean http2, int timeoutMillis) {
  private static final int PATIENT = 60_000;

  static Ask of(String url, String body) {
    return new Ask(
        url,
        Map.of("Content-Type", "application/json", "Authorization", "Bearer sk-contract-0000"),
        body,
        false,
        PATIENT);
  }

  Ask header(String name, String value) {
    Map<String, String> more = new java.util.LinkedHashMap<>(headers);
    more.put(name, value);
    return new Ask(url, more, body, http2, timeoutMillis);
  }

  Ask overHttp2() {
    return new Ask(url, headers, body, true, timeoutMillis);
  }

  Ask within(int millis) {
    return new Ask(url, headers, body, http2, millis);
  }
}
