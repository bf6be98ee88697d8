package io.aimeter.collector.web.api;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may ask: who bears the token, and whom no other web site has sent. A name that is not ours in
 * Host is that of a site that has its name point to us. Thread-safe.
 */
final class Access {
  private static final String BEARER = "Bearer ";
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::\\d{1,5})?");

  /** A number address is no name that somebody could have point elsewhere. */
  private static final Pattern ADDRESS = Pattern.compile("\\[.*\\]|\\d{1,3}(\\.\\d{1,3}){3}");

  private volatile byte[] token;
  private final Set<String> names = new HashSet<>(Set.of("localhost"));

  /** A reason to refuse, with its status. */
  record Refusal(int status, String reason) {}

  Access(String token, Set<String> names) {
    use(token);
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
    try {
      InetAddress here = InetAddress.getLocalHost();
      this.names.add(here.getHostName().toLowerCase(Locale.ROOT));
    } catch (UnknownHostException e) {
      // A host without a name is called by its address.
    }
  }

  /** From now on who asks must bear this token. */
  final void use(String newToken) {
    token = bytes(BEARER + newToken);
  }

  /** Why not; null where nothing is against it. */
  Refusal refusal(Headers headers) {
    String host = headers.getFirst("Host");
    Matcher parts = HOST.matcher(host == null ? "" : host);
    if (!parts.matches() || !isOurs(parts.group(1))) {
      return new Refusal(
          403, "this host is not called so; add the name to http.names if it should be");
    }
    String origin = headers.getFirst("Origin");
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean foreign =
        origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
    if (foreign || !(site == null || site.equals("same-origin") || site.equals("none"))) {
      return new Refusal(403, "only this page itself may ask, no other site");
    }
    String given = headers.getFirst("Authorization");
    if (given == null || !MessageDigest.isEqual(token, bytes(given))) {
      return new Refusal(
          401,
          "a token is needed, as  Authorization: Bearer TOKEN;  aimeter dashboard prints a link"
              + " with it");
    }
    return null;
  }

  private boolean isOurs(String name) {
    return ADDRESS.matcher(name).matches() || names.contains(name.toLowerCase(Locale.ROOT));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
