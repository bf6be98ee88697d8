package io.aimeter.apps.webflux;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A controller. */
@RestController
@RequestMapping("/api")
public class Chats {
  private final Provider provider;

  Chats(Provider provider) {
    this.provider = provider;
  }

  /** One call. */
  @PostMapping("/chat/{id}")
  public Mono<String> chat(@PathVariable("id") String id, @RequestBody String question) {
    return provider.ask();
  }

  /** A call, and after its answer another. */
  @PostMapping("/twice/{id}")
  public Mono<String> twice(@PathVariable("id") String id) {
    return provider.ask().flatMap(answer -> provider.ask());
  }

  /** A stream. */
  @PostMapping("/stream/{id}")
  public Flux<String> stream(@PathVariable("id") String id, @RequestBody Mono<String> question) {
    return question.flatMapMany(ignored -> provider.stream());
  }

  /** Two calls by the JDK's client. */
  @PostMapping("/jdk/{id}")
  public Mono<String> jdk(@PathVariable("id") String id) {
    return provider.askOnJdk().flatMap(answer -> provider.askOnJdk());
  }

  /** Fails after a call. */
  @PostMapping("/refuse")
  public Mono<String> refuse() {
    return provider.ask().map(Chats::refused);
  }

  private static String refused(String answer) {
    throw new IllegalArgumentException(answer);
  }
}
