package io.aimeter.apps.springai;

import io.netty.resolver.DefaultAddressResolverGroup;
import java.util.List;
import org.springframework.ai.anthropic.AnthropicChatModel;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import reactor.core.scheduler.Schedulers;

/**
 * Asks Anthropic and Ollama by RestClient, and again as a stream by WebClient. Options: {@code
 * --spring.ai.anthropic.base-url}, {@code --spring.ai.ollama.base-url}.
 */
@SpringBootApplication
public class Assistants {
  /** The program. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(Assistants.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    ConfigurableApplicationContext context = application.run(args);
    System.exit(SpringApplication.exit(context));
  }

  /** The JDK's names of hosts in place of Netty's own look-up, as an application behind a proxy. */
  @Bean
  ClientHttpRequestFactoryBuilder<?> restClients() {
    return ClientHttpRequestFactoryBuilder.reactor()
        .withHttpClientCustomizer(http -> http.resolver(DefaultAddressResolverGroup.INSTANCE));
  }

  /** The same for WebClient. */
  @Bean
  ClientHttpConnectorBuilder<?> webClients() {
    return ClientHttpConnectorBuilder.reactor()
        .withHttpClientCustomizer(http -> http.resolver(DefaultAddressResolverGroup.INSTANCE));
  }

  @Bean
  ApplicationRunner calls(AnthropicChatModel anthropic, OllamaChatModel ollama) {
    return arguments -> {
      for (ChatModel model : List.of(anthropic, ollama)) {
        String name = model.getClass().getSimpleName();
        System.out.println(name + ' ' + model.call("plain secretprompt [[out=41]]").length());
        List<String> pieces =
            model.stream("streamed secretprompt [[out=23 chunks=11]]")
                .subscribeOn(Schedulers.parallel())
                .collectList()
                .contextWrite(context -> context.put("ai.feature", "reactor"))
                .block();
        System.out.println(name + ' ' + String.join("", pieces).length());
      }
    };
  }
}
