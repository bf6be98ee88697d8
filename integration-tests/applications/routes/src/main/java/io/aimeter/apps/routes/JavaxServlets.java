package io.aimeter.apps.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A servlet of the API javax. */
class JavaxServlets extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Provider provider;

  JavaxServlets(Provider provider) {
    this.provider = provider;
  }

  static void run(Provider provider) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    Path home = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(home.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("/old", home.toString());
    Tomcat.addServlet(context, "answers", new JavaxServlets(provider));
    context.addServletMappingDecoded("/answers/*", "answers");
    context.addServletMappingDecoded("*.do", "answers");
    tomcat.getConnector();
    tomcat.start();
    int port = tomcat.getConnector().getLocalPort();
    Routes.print(port, "/old/answers/7");
    Routes.print(port, "/old/refuse.do");
    // Left to the end of the program: to stop it, this Tomcat reaches into JDKs older than 25.
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String answer = provider.ask();
    if (request.getServletPath().contains("refuse")) {
      throw new IllegalArgumentException("refused");
    }
    response.getWriter().print(answer);
  }
}
