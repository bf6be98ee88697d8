package io.aimeter.apps.wars.bank;

import io.aimeter.apps.wars.Provider;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.logging.log4j.ThreadContext;

/** Sets its feature where it is asked to, in this web application's Log4j. */
public final class Advice extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Provider provider = new Provider();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ThreadContext.put("ai.tag.war", "bank");
    if ("named".equals(request.getQueryString())) {
      ThreadContext.put("ai.feature", "advice");
    }
    try {
      response.getWriter().print(provider.ask());
    } finally {
      ThreadContext.clearAll();
    }
  }
}
