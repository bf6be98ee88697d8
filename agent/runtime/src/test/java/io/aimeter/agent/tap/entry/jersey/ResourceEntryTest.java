package io.aimeter.agent.tap.entry.jersey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.core.attribution.Source;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.junit.jupiter.api.Test;

class ResourceEntryTest {
  @Test
  void anApplicationWithoutResourcesHasItsBase() {
    ExtendedUriInfo found =
        (ExtendedUriInfo)
            Proxy.newProxyInstance(
                ResourceEntryTest.class.getClassLoader(),
                new Class<?>[] {ExtendedUriInfo.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getBaseUri")
                        ? URI.create("http://localhost:8080/rest/")
                        : List.of());
    ResourceEntry entry = new ResourceEntry("GET", found);
    assertEquals("GET /rest", entry.name());
    assertEquals(Source.ROUTE, entry.source());
  }
}
