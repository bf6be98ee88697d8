package io.aimeter.apps.containers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.MDC;

/** Of a web application that logs by Logback. */
public final class LogbackServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MDC.put("ai.feature", "one");
    try {
      String url = request.getParameter("url");
      response.getWriter().println(Asks.ask(url, "logback"));
      response
          .getWriter()
          .println(CompletableFuture.supplyAsync(() -> Asks.ask(url, "logback later")).join());
    } finally {
      MDC.clear();
    }
  }
}
