package io.aimeter.apps.webflux;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Calls OpenAI out of controllers and functions by WebClient, and says how long the answers are.
 * Argument: the base URL.
 */
@SpringBootApplication
public class Gateway {
  private static String baseUrl;

  /** The program. */
  public static void main(String[] args) throws Exception {
    baseUrl = args[0];
    SpringApplication application = new SpringApplication(Gateway.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "spring.webflux.base-path", "/gate",
            "spring.main.banner-mode", "off",
            "logging.level.root", "error"));
    ConfigurableApplicationContext context = application.run();
    String port = context.getEnvironment().getProperty("local.server.port");
    HttpClient browser = HttpClient.newHttpClient();
    for (String path :
        new String[] {
          "/api/chat/7", "/api/twice/8", "/api/stream/9", "/api/jdk/1", "/describe/2", "/api/refuse"
        }) {
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/gate" + path))
                  .POST(HttpRequest.BodyPublishers.ofString("question"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      String size = answer.statusCode() == 200 ? " " + answer.body().length() : "";
      System.out.println(path + ' ' + answer.statusCode() + size);
    }
    System.exit(SpringApplication.exit(context));
  }

  @Bean
  Provider provider() {
    return new Provider(baseUrl);
  }

  @Bean
  RouterFunction<ServerResponse> functions(Provider provider) {
    return RouterFunctions.route()
        .POST(
            "/describe/{product}",
            request ->
                request
                    .bodyToMono(String.class)
                    .flatMap(question -> provider.ask())
                    .flatMap(answer -> ServerResponse.ok().bodyValue(answer)))
        .build();
  }
}
