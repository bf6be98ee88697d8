package io.aimeter.agent.pipeline;

import io.aimeter.core.exchange.Headers;
import java.util.Locale;

/** Finds the credential a request carries. */
final class Credential {
  private static final String[] HEADERS = {"x-api-key", "api-key", "x-goog-api-key"};
  private static final String BEARER = "bearer ";

  private Credential() {}

  /** The credential; null where the headers have none that identifies a key. */
  static String in(Headers headers) {
    for (String name : HEADERS) {
      String value = headers.first(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    String authorization = headers.first("authorization");
    if (authorization != null
        && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        && authorization.length() > BEARER.length()) {
      return authorization.substring(BEARER.length()).trim();
    }
    return null;
  }

  /** Its last four characters; null where it is too short to show as many. */
  static String hint(String credential) {
    return credential.length() < 16 ? null : credential.substring(credential.length() - 4);
  }
}
