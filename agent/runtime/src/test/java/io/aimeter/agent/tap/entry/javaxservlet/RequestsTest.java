package io.aimeter.agent.tap.entry.javaxservlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.aimeter.agent.context.EntryPoint;
import java.lang.reflect.Proxy;
import java.util.Map;
import javax.servlet.http.HttpServletMapping;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
  private static HttpServletRequest request(String servletPath, String pathInfo, Object pattern) {
    Map<String, Object> answers =
        pattern == null ? Map.of() : Map.of("getAttribute", pattern, "mapping", pattern);
    HttpServletMapping mapping = () -> (String) answers.get("mapping");
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> "POST";
                  case "getContextPath" -> "/shop";
                  case "getServletPath" -> servletPath;
                  case "getPathInfo" -> pathInfo;
                  case "getHttpServletMapping" -> mapping;
                  default -> answers.get(method.getName());
                });
  }

  private static String name(EntryPoint entryPoint) {
    return entryPoint == null ? null : entryPoint.name();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "/chat/*, POST /shop/chat/*",
        "/chat,   POST /shop/chat",
        "*.do,    POST /shop/*.do",
        "/,       null",
        "/*,      null",
        "'',      null",
      })
  void aServletsRouteIsItsMapping(String pattern, String expected) {
    assertEquals(expected, name(Requests.mapped(request("/chat", "/7", pattern))));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "/chat,      /7,   POST /shop/chat/*",
        "/chat/7.do, null, null",
        "/chat/7,    null, null",
        "'',         /7,   null",
      })
  void beforeServlet4OnlyAPathMappingIsKnown(String servletPath, String rest, String expected) {
    assertEquals(expected, name(Requests.byPath(request(servletPath, rest, null))));
  }

  @Test
  void aHandlersRouteIsItsPatternBelowTheServlet() {
    assertEquals(
        "POST /shop/chat/{id}", name(Requests.handled(request("/chat/7", null, "/chat/{id}"))));
    assertEquals(
        "POST /shop/api/chat/{id}",
        name(Requests.handled(request("/api", "/chat/7", "/chat/{id}"))));
    assertEquals(
        "POST /shop/api/chat/{id}",
        name(Requests.handled(request("/api", "/chat/7", "/api/chat/{id}"))));
    assertNull(Requests.handled(request("/chat/7", null, null)));
  }
}
