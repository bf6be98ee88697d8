package io.aimeter.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Spreads exchanges over application runs. A recording judges each exchange as if it were the only
 * one, but holds some answers several times: what one JVM sees again it rightly does not bill
 * again. So no two exchanges of a wave have the same answer.
 */
final class Waves {
  private static final int LOOKED_AT = 64 << 10;
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]{16,200})\"");

  private Waves() {}

  /** The wave of each exchange, from 0. */
  static int[] of(List<RecordedExchange> exchanges) {
    Map<String, Integer> seen = new HashMap<>();
    int[] waves = new int[exchanges.size()];
    for (int i = 0; i < waves.length; i++) {
      for (String identity : identities(exchanges.get(i))) {
        waves[i] = Math.max(waves[i], seen.merge(identity, 1, Integer::sum) - 1);
      }
    }
    return waves;
  }

  private static Set<String> identities(RecordedExchange exchange) {
    Set<String> identities = new HashSet<>();
    Matcher id = ID.matcher(beginning(exchange));
    if (id.find()) {
      identities.add(id.group(1));
    }
    if (exchange.method().equals("GET")) {
      identities.add(exchange.path());
    }
    return identities;
  }

  private static String beginning(RecordedExchange exchange) {
    byte[] body = exchange.responseBody();
    boolean gzip = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    InputStream bytes = new ByteArrayInputStream(body);
    try (InputStream in = gzip ? new GZIPInputStream(bytes) : bytes) {
      return new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // a recording cut short: it has no identity to share
    }
  }
}
