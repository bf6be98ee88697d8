package io.aimeter.apps.containers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with two web applications, each with a logging library of its own. */
final class TwoWebApplications {
  private static final String PACKAGE = "io/aimeter/apps/containers/";

  private TwoWebApplications() {}

  static void run(Path home, Path parts, Path work, String url) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(work.resolve("tomcat").toString());
    tomcat.setPort(0);
    add(tomcat, "/one", LogbackServlet.class.getName(), home, parts.resolve("logback"), work);
    add(tomcat, "/two", Log4jServlet.class.getName(), home, parts.resolve("log4j"), work);
    tomcat.start();
    int port = tomcat.getConnector().getLocalPort();
    for (String path : new String[] {"/one", "/two", "/one"}) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://localhost:"
                          + port
                          + path
                          + "/?url="
                          + URLEncoder.encode(url, StandardCharsets.UTF_8)))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      System.out.println(path + ' ' + answer.statusCode() + '\n' + answer.body());
    }
    tomcat.stop();
  }

  private static void add(
      Tomcat tomcat, String path, String servlet, Path home, Path libraries, Path work)
      throws IOException {
    Path root = work.resolve("webapps" + path);
    Path lib = Files.createDirectories(root.resolve("WEB-INF/lib"));
    try (Stream<Path> jars = Files.list(libraries)) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
    copyClasses(home, root.resolve("WEB-INF/classes"));
    Context context = tomcat.addContext(path, root.toString());
    Wrapper wrapper = context.createWrapper();
    wrapper.setName("asks");
    wrapper.setServletClass(servlet);
    context.addChild(wrapper);
    context.addServletMappingDecoded("/*", "asks");
  }

  /** The classes of this program once more, as a web application's own. */
  static void copyClasses(Path home, Path to) throws IOException {
    Files.createDirectories(to.resolve(PACKAGE));
    try (JarFile jar = new JarFile(home.toFile())) {
      for (var entry : jar.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          Files.copy(in, to.resolve(entry.getName()));
        }
      }
    }
  }
}
