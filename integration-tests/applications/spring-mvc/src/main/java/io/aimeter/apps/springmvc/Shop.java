package io.aimeter.apps.springmvc;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Calls OpenAI out of a controller, a function, a servlet, a scheduled method, a Quartz job, a
 * Kafka listener, and AI services; says at the end how many calls there were. Argument: the base
 * URL.
 */
@SpringBootApplication
@EnableScheduling
public class Shop {
  static final CountDownLatch NIGHTLY = new CountDownLatch(1);
  static final CountDownLatch ORDERED = new CountDownLatch(1);

  private static String baseUrl;

  /** The program. */
  public static void main(String[] args) throws Exception {
    baseUrl = args[0];
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "orders");
    broker.afterPropertiesSet();
    SpringApplication application = new SpringApplication(Shop.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.servlet.context-path", "/shop",
            "spring.kafka.bootstrap-servers", broker.getBrokersAsString(),
            "spring.kafka.consumer.auto-offset-reset", "earliest",
            "spring.main.banner-mode", "off",
            "logging.level.root", "error"));
    ConfigurableApplicationContext context = application.run();
    RestClient browser =
        RestClient.create(
            "http://localhost:"
                + context.getEnvironment().getProperty("local.server.port")
                + "/shop");
    for (String path :
        new String[] {
          "/api/chat/7", "/api/chat/8", "/api/assist", "/api/stream", "/describe/9", "/legacy/1/2"
        }) {
      String answer = browser.post().uri(path).body("question").retrieve().body(String.class);
      System.out.println(path + ' ' + answer.length());
    }
    System.out.println(
        "refused " + browser.post().uri("/api/refuse/1").exchange((q, r) -> r.getStatusCode()));
    context.getBean(Orders.class).send();
    await(ORDERED, "the listener");
    await(NIGHTLY, "the scheduled method");
    Invoices.schedule(context.getBean(ChatModel.class));
    System.out.println(new Summarizer(context.getBean(ChatModel.class)).summarize());
    SpringApplication.exit(context);
    broker.destroy();
    System.exit(0);
  }

  private static void await(CountDownLatch latch, String what) throws InterruptedException {
    if (!latch.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException(what + " was not called");
    }
    System.out.println(what + " was called");
  }

  @Bean
  ChatModel model() {
    return OpenAiChatModel.builder()
        .baseUrl(baseUrl)
        .apiKey("sk-secret-7301")
        .modelName("gpt-4o-mini")
        .build();
  }

  @Bean
  StreamingChatModel streamingModel() {
    return OpenAiStreamingChatModel.builder()
        .baseUrl(baseUrl)
        .apiKey("sk-secret-7301")
        .modelName("gpt-4o-mini")
        .build();
  }

  @Bean
  Assistant assistant(ChatModel model, StreamingChatModel streaming) {
    return AiServices.builder(Assistant.class)
        .chatModel(model)
        .streamingChatModel(streaming)
        .tools(new Stock())
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> functions(ChatModel model) {
    return RouterFunctions.route()
        .POST(
            "/describe/{product}", request -> ServerResponse.ok().body(model.chat("secretprompt")))
        .build();
  }

  @Bean
  ServletRegistrationBean<Legacy> legacy(ChatModel model) {
    return new ServletRegistrationBean<>(new Legacy(model), "/legacy/*");
  }
}
