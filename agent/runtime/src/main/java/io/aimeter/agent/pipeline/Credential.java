package io.aimeter.agent.pipeline;

import io.aimeter.core.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what identifies the credential a request carries: an API key is that itself; of a signature
 * by AWS it is the access key's id, of a signed token (JWT) who it was issued to. Google's access
 * tokens identify nothing: they are new every hour.
 */
final class Credential {
  private static final String[] HEADERS = {"x-api-key", "api-key", "x-goog-api-key"};
  private static final String BEARER = "bearer ";
  private static final String SIGNED = "aws4-hmac-";
  private static final String SIGNED_WITH = "Credential=";
  private static final String GOOGLE_ACCESS_TOKEN = "ya29.";
  private static final String JWT = "eyJ";

  /** Microsoft's tokens name the application, others whom they are for. */
  private static final Pattern ISSUED_TO =
      Pattern.compile("\"(?:appid|azp|client_id|sub)\"\\s*:\\s*\"([^\"\\\\]{1,200})\"");

  private static final Pattern IN_QUERY = Pattern.compile("[?&](?:key|api_key)=([^&#]{1,500})");

  private Credential() {}

  /**
   * What identifies the credential; null where the request has none that does.
   *
   * @param pathAndQuery where Google's keys may be
   */
  static String in(Headers headers, String pathAndQuery) {
    for (String name : HEADERS) {
      String value = headers.first(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    String authorization = headers.first("authorization");
    if (authorization != null) {
      String scheme = authorization.toLowerCase(Locale.ROOT);
      if (scheme.startsWith(BEARER) && authorization.length() > BEARER.length()) {
        return bearer(authorization.substring(BEARER.length()).trim());
      }
      if (scheme.startsWith(SIGNED)) {
        return accessKeyId(authorization);
      }
    }
    Matcher inQuery = pathAndQuery == null ? null : IN_QUERY.matcher(pathAndQuery);
    return inQuery != null && inQuery.find() ? inQuery.group(1) : null;
  }

  private static String bearer(String token) {
    if (token.startsWith(GOOGLE_ACCESS_TOKEN)) {
      return null;
    }
    int payload = token.indexOf('.') + 1;
    int end = token.indexOf('.', payload);
    if (!token.startsWith(JWT) || payload == 0 || end < 0) {
      return token;
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(token.substring(payload, end));
      Matcher issuedTo = ISSUED_TO.matcher(new String(claims, StandardCharsets.UTF_8));
      return issuedTo.find() ? issuedTo.group(1) : token;
    } catch (IllegalArgumentException e) {
      return token; // looks like a signed token, and is none
    }
  }

  /** {@code AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/…}. */
  private static String accessKeyId(String authorization) {
    int start = authorization.indexOf(SIGNED_WITH) + SIGNED_WITH.length();
    int end = authorization.indexOf('/', start);
    return start < SIGNED_WITH.length() || end < 0 ? null : authorization.substring(start, end);
  }

  /** Its last four characters; null where it is too short to show as many. */
  static String hint(String credential) {
    return credential.length() < 16 ? null : credential.substring(credential.length() - 4);
  }
}
