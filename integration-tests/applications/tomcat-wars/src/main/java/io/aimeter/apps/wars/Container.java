package io.aimeter.apps.wars;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.startup.Tomcat;

/** Two web applications that call OpenAI in one Tomcat. Argument: the base URL. */
public final class Container {
  private static final String PACKAGE = "io.aimeter.apps.wars.";

  private Container() {}

  /** The program. */
  public static void main(String[] args) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    System.setProperty("wars.provider", args[0]);
    Path home = Files.createTempDirectory("wars");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(home.toString());
    tomcat.setPort(0);
    add(tomcat, home.resolve("shop"), "shop.Chat", "/chat/*", "logback", "slf4j");
    add(tomcat, home.resolve("bank"), "bank.Advice", "/advice", "log4j");
    tomcat.start();
    int port = tomcat.getConnector().getLocalPort();
    HttpClient browser = HttpClient.newHttpClient();
    for (String path :
        new String[] {
          "/shop/chat/1", "/shop/chat/named", "/bank/advice", "/bank/advice?named", "/shop/chat/2"
        }) {
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                  .POST(HttpRequest.BodyPublishers.ofString("question"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      System.out.println(path + ' ' + answer.statusCode() + ' ' + answer.body());
    }
    tomcat.stop();
    tomcat.destroy();
    System.exit(0);
  }

  /** A web application of one servlet, with its class and its libraries in itself. */
  private static void add(
      Tomcat tomcat, Path war, String servlet, String pattern, String... libraries)
      throws IOException {
    Path classes = war.resolve("WEB-INF/classes");
    Path lib = Files.createDirectories(war.resolve("WEB-INF/lib"));
    for (String name : new String[] {servlet, "Provider"}) {
      String file = (PACKAGE + name).replace('.', '/') + ".class";
      Files.createDirectories(classes.resolve(file).getParent());
      try (InputStream in = Container.class.getClassLoader().getResourceAsStream(file)) {
        Files.copy(in, classes.resolve(file));
      }
    }
    Path own = Path.of(System.getProperty("java.class.path")).resolveSibling("lib");
    try (Stream<Path> jars = Files.list(own)) {
      for (Path jar : jars.toList()) {
        for (String library : libraries) {
          if (jar.getFileName().toString().startsWith(library)) {
            Files.copy(jar, lib.resolve(jar.getFileName().toString()));
          }
        }
      }
    }
    Context context = tomcat.addContext("/" + war.getFileName(), war.toString());
    WebappLoader loader = new WebappLoader();
    loader.setDelegate(false);
    context.setLoader(loader);
    Wrapper wrapper = Tomcat.addServlet(context, servlet, PACKAGE + servlet);
    wrapper.setLoadOnStartup(1);
    context.addServletMappingDecoded(pattern, servlet);
  }
}
