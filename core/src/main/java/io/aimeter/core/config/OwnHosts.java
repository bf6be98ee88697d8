package io.aimeter.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code ai.hosts}: {@code host[:port]=provider}, separated by commas. */
final class OwnHosts {
  private OwnHosts() {}

  /** The providers by host, in lower case; an entry that is malformed becomes a problem. */
  static Map<String, String> parse(String text, List<String> problems) {
    Map<String, String> hosts = new LinkedHashMap<>();
    int start = 0;
    while (text != null && start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String entry = text.substring(start, end).trim().toLowerCase(Locale.ROOT);
      int equals = entry.indexOf('=');
      if (equals > 0 && equals < entry.length() - 1 && entry.indexOf('/') < 0) {
        hosts.put(entry.substring(0, equals).trim(), entry.substring(equals + 1).trim());
      } else if (!entry.isEmpty()) {
        problems.add(
            "ai.hosts: '" + entry + "' is not host[:port]=provider, such as llm.example=openai");
      }
      start = end + 1;
    }
    return Collections.unmodifiableMap(hosts);
  }
}
