package io.aimeter.agent.tap.entry.jersey;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.core.attribution.Source;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** The templates that a request matched, which are its own and change no more. */
final class ResourceEntry implements EntryPoint {
  private final String method;
  private final ExtendedUriInfo found;

  ResourceEntry(String method, ExtendedUriInfo found) {
    this.method = method;
    this.found = found;
  }

  @Override
  public Source source() {
    return Source.ROUTE;
  }

  @Override
  public String name() {
    StringBuilder path = new StringBuilder(found.getBaseUri().getRawPath());
    List<UriTemplate> templates = found.getMatchedTemplates();
    for (int i = templates.size() - 1; i >= 0; i--) {
      append(path, templates.get(i).getTemplate());
    }
    if (path.length() > 1 && path.charAt(path.length() - 1) == '/') {
      path.setLength(path.length() - 1);
    }
    return method + ' ' + path;
  }

  private static void append(StringBuilder path, String template) {
    boolean ends = path.length() > 0 && path.charAt(path.length() - 1) == '/';
    boolean begins = template.startsWith("/");
    if (ends && begins) {
      path.append(template, 1, template.length());
    } else {
      path.append(ends || begins ? "" : "/").append(template);
    }
  }
}
