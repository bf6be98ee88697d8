package io.aimeter.apps.webflux;

import io.netty.resolver.DefaultAddressResolverGroup;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** OpenAI by WebClient. */
class Provider {
  private static final String PLAIN =
      "{\"model\":\"gpt-4o-mini\",\"messages\":"
          + "[{\"role\":\"user\",\"content\":\"secretprompt [[out=10]]\"}]}";
  private static final String STREAMED =
      "{\"model\":\"gpt-4o-mini\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"secretprompt [[out=23 chunks=11]]\"}]}";

  private final WebClient onNetty;
  private final WebClient onJdk;

  Provider(String baseUrl) {
    WebClient.Builder builder =
        WebClient.builder()
            .baseUrl(baseUrl)
            .defaultHeader("Authorization", "Bearer sk-secret-7301")
            .defaultHeader("Content-Type", MediaType.APPLICATION_JSON_VALUE);
    onNetty =
        builder
            .clone()
            .clientConnector(
                new ReactorClientHttpConnector(
                    // The JDK's names of hosts in place of Netty's own look-up.
                    HttpClient.create().resolver(DefaultAddressResolverGroup.INSTANCE)))
            .build();
    onJdk = builder.clone().clientConnector(new JdkClientHttpConnector()).build();
  }

  Mono<String> ask() {
    return onNetty
        .post()
        .uri("/chat/completions")
        .bodyValue(PLAIN)
        .retrieve()
        .bodyToMono(String.class);
  }

  Mono<String> askOnJdk() {
    return onJdk
        .post()
        .uri("/chat/completions")
        .bodyValue(PLAIN)
        .retrieve()
        .bodyToMono(String.class);
  }

  Flux<String> stream() {
    return onNetty
        .post()
        .uri("/chat/completions")
        .accept(MediaType.TEXT_EVENT_STREAM)
        .bodyValue(STREAMED)
        .retrieve()
        .bodyToFlux(String.class);
  }
}
