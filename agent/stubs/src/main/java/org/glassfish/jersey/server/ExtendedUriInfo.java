package org.glassfish.jersey.server;

import java.net.URI;
import java.util.List;
import org.glassfish.jersey.uri.UriTemplate;

/** How a request found its resource. */
public interface ExtendedUriInfo {
  /** Of the application. */
  URI getBaseUri();

  /** The templates that matched, the innermost first. */
  List<UriTemplate> getMatchedTemplates();
}
