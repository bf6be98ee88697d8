package io.aimeter.apps.threads;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableAsync;

/**
 * A web application that is asked ten times, each time in another way, and ends. Prints what it
 * answered. Options: {@code --spring.ai.openai.base-url}.
 */
@SpringBootApplication
@EnableAsync
public class Threads {
  private static final List<String> WAYS =
      List.of(
          "call",
          "stream",
          "stream-later",
          "async",
          "async-void",
          "supply",
          "supply-executor",
          "supply-chain",
          "execute",
          "submit");

  /** The program. */
  public static void main(String[] args) throws Exception {
    ConfigurableApplicationContext context = SpringApplication.run(Threads.class, args);
    String port = context.getEnvironment().getProperty("local.server.port");
    HttpClient client = HttpClient.newHttpClient();
    for (String way : WAYS) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/ask/" + way)).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      System.out.println(way + ' ' + answer.statusCode() + ' ' + answer.body().length());
    }
    System.exit(SpringApplication.exit(context));
  }
}
