package io.aimeter.apps.containers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.logging.log4j.ThreadContext;

/** Of a web application that logs by Log4j. */
public final class Log4jServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ThreadContext.put("ai.feature", "two");
    try {
      String url = request.getParameter("url");
      response.getWriter().println(Asks.ask(url, "log4j"));
      response
          .getWriter()
          .println(CompletableFuture.supplyAsync(() -> Asks.ask(url, "log4j later")).join());
    } finally {
      ThreadContext.clearAll();
    }
  }
}
