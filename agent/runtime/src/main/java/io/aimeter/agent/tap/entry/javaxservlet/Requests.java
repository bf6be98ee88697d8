package io.aimeter.agent.tap.entry.javaxservlet;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.RouteEntry;
import javax.servlet.http.HttpServletRequest;

/** The routes of requests. Containers use a request again for another: nothing of it is kept. */
final class Requests {
  private static final String SPRINGS_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private static final boolean KNOW_MAPPINGS = knowMappings();

  private Requests() {}

  /** Servlet 4 and later. */
  private static boolean knowMappings() {
    try {
      return HttpServletRequest.class.getMethod("getHttpServletMapping") != null;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** As mapped to its servlet; null where that takes whatever comes. */
  static EntryPoint mapped(HttpServletRequest request) {
    if (!KNOW_MAPPINGS) {
      return byPath(request);
    }
    String pattern = request.getHttpServletMapping().getPattern();
    return pattern == null || pattern.isEmpty() || pattern.equals("/") || pattern.equals("/*")
        ? null
        : route(request, "", pattern.startsWith("/") ? pattern : "/" + pattern);
  }

  /** The same before Servlet 4, which tells of a mapping to a path only. */
  static EntryPoint byPath(HttpServletRequest request) {
    String rest = request.getPathInfo();
    String path = request.getServletPath();
    // Without a rest it may be a path with anything in it, mapped by its end or to the default.
    return rest == null || path.isEmpty() ? null : route(request, path, "/*");
  }

  /** As Spring mapped it to a handler; null where it does not say. */
  static EntryPoint handled(HttpServletRequest request) {
    Object pattern = request.getAttribute(SPRINGS_PATTERN);
    if (pattern == null) {
      return null;
    }
    String path = pattern.toString();
    String servlet = request.getPathInfo() == null ? "" : request.getServletPath();
    return route(request, path.startsWith(servlet) ? "" : servlet, path);
  }

  private static EntryPoint route(HttpServletRequest request, String prefix, String pattern) {
    return new RouteEntry(request.getMethod(), request.getContextPath() + prefix, pattern);
  }
}
