package io.aimeter.core.provider;

import java.util.List;

/**
 * Whether the streams of chat completions of a host tell their usage to who asks for it with {@code
 * stream_options.include_usage}, and only then. A host is given one by its provider's table, and
 * only where the provider documents it: asking a server that does not know the option may fail the
 * call.
 */
public enum UsageOption {
  /** Unasked, never, or nobody knows. */
  NONE {
    @Override
    boolean holdsFor(String pathAndQuery) {
      return false;
    }
  },

  /** OpenAI: every chat. */
  OPENAI {
    @Override
    boolean holdsFor(String pathAndQuery) {
      return PathSegments.of(pathAndQuery).equals(List.of("v1", "chat", "completions"));
    }
  },

  /**
   * Azure OpenAI: its versioned surface, and by the name of a deployment from API version
   * 2024-10-21 on, the first that is stable and has the option. Not with images or data sources of
   * its own, with which Azure refuses it, as Microsoft's own SDK says.
   */
  AZURE {
    @Override
    boolean holdsFor(String pathAndQuery) {
      List<String> path = PathSegments.of(pathAndQuery);
      int size = path.size();
      if (size < 4 || !path.subList(size - 2, size).equals(List.of("chat", "completions"))) {
        return false;
      }
      return path.subList(0, size - 2).equals(List.of("openai", "v1"))
          || (size == 5
              && path.subList(0, 2).equals(List.of("openai", "deployments"))
              && apiVersion(pathAndQuery).compareTo("2024-10-21") >= 0);
    }
  };

  private static final String API_VERSION = "api-version=";

  /** Whether it can be asked at this path. */
  abstract boolean holdsFor(String pathAndQuery);

  /** The version's date; empty, before all dates, where there is none. */
  private static String apiVersion(String pathAndQuery) {
    int query = pathAndQuery.indexOf('?');
    int at = query < 0 ? -1 : pathAndQuery.indexOf(API_VERSION, query + 1);
    if (at < 0 || (pathAndQuery.charAt(at - 1) != '?' && pathAndQuery.charAt(at - 1) != '&')) {
      return "";
    }
    String version = pathAndQuery.substring(at + API_VERSION.length());
    return version.length() >= 10 && Character.isDigit(version.charAt(0)) ? version : "";
  }
}
