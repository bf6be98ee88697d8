package io.aimeter.apps.wars.shop;

import io.aimeter.apps.wars.Provider;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Sets its feature where it is asked to, in the MDC of this web application's SLF4J. */
public final class Chat extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Provider provider = new Provider();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MDC.put("ai.tag.war", "shop");
    if ("/named".equals(request.getPathInfo())) {
      MDC.put("ai.feature", "search");
    }
    try {
      response.getWriter().print(provider.ask());
    } finally {
      MDC.clear();
    }
  }
}
