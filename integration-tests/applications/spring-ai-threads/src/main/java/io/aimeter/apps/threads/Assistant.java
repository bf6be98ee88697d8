package io.aimeter.apps.threads;

import java.util.concurrent.CompletableFuture;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What asks the provider. */
@Component
public class Assistant {
  private final ChatModel model;

  Assistant(ChatModel model) {
    this.model = model;
  }

  String ask(String way) {
    return model.call(way + " secretprompt [[out=41]]");
  }

  Flux<String> stream(String way) {
    return model.stream(way + " secretprompt [[out=23 chunks=11]]");
  }

  /** On a thread of Spring's. */
  @Async
  public CompletableFuture<String> askLater(String way) {
    return CompletableFuture.completedFuture(ask(way));
  }

  /** The same, and nobody waits for what it returns. */
  @Async
  public void askAside(String way, CompletableFuture<String> answer) {
    answer.complete(ask(way));
  }
}
