package io.aimeter.core.ask;

import io.aimeter.core.exchange.Headers;
import java.util.Locale;

/**
 * Tells by the headers whether a request may be changed, and whether a response can be changed
 * back.
 */
public final class AskableHeaders {
  /** Parts of the names of headers that hold a hash of the body, or are of a scheme with one. */
  private static final String[] SIGNING = {
    "signature", "digest", "hmac", "sha256", "sha-256", "sha512", "md5", "checksum", "x-amz-"
  };

  /** Headers that say something of the body that would be no longer true, or may not be. */
  private static final String[] OF_THE_BODY = {
    "content-length", "content-range", "range", "transfer-encoding", "trailer", "upgrade"
  };

  private AskableHeaders() {}

  /**
   * Whether a request may be changed: its body is plain JSON, nothing signs it, and no compressed
   * answer is accepted that would reach the application compressed.
   *
   * @param names of all its headers, in any case
   * @param contentType of the body; null where it has none
   */
  public static boolean ofRequest(Iterable<String> names, Headers headers, String contentType) {
    for (String name : names) {
      if (signs(name.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    for (String name : OF_THE_BODY) {
      if (headers.first(name) != null) {
        return false;
      }
    }
    String authorization = headers.first("authorization");
    return isJson(contentType)
        && isIdentity(headers.first("content-encoding"))
        && isIdentity(headers.first("accept-encoding"))
        // Others (Digest, AWS4-HMAC-SHA256, Signature) may be computed from the body.
        && (authorization == null || authorization.regionMatches(true, 0, "Bearer ", 0, 7));
  }

  private static boolean signs(String name) {
    for (String part : SIGNING) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether what was asked for can be hidden from the answer: a stream of events as it is, whose
   * length nobody was told.
   */
  public static boolean ofResponse(int status, Headers headers) {
    String type = headers.first("content-type");
    return status == 200
        && type != null
        && isOf(type, "text/event-stream")
        && isIdentity(headers.first("content-encoding"))
        && headers.first("content-length") == null;
  }

  private static boolean isJson(String contentType) {
    if (contentType == null || !isOf(contentType, "application/json")) {
      return false;
    }
    int charset = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    String name = charset < 0 ? "utf-8" : contentType.substring(charset + "charset=".length());
    return name.replace("\"", "").trim().equalsIgnoreCase("utf-8");
  }

  private static boolean isOf(String type, String mediaType) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).trim().equalsIgnoreCase(mediaType);
  }

  private static boolean isIdentity(String encoding) {
    return encoding == null || encoding.trim().equalsIgnoreCase("identity");
  }
}
