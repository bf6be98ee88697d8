package io.aimeter.apps.threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Ten ways to ask. */
@RestController
public class AskController {
  private final Assistant assistant;
  private final ExecutorService executor = Executors.newFixedThreadPool(2);

  AskController(Assistant assistant) {
    this.assistant = assistant;
  }

  @GetMapping("/ask/call")
  String call() {
    return assistant.ask("call");
  }

  @GetMapping("/ask/stream")
  String stream() {
    return String.join("", assistant.stream("stream").collectList().block());
  }

  /** Spring subscribes when this has returned. */
  @GetMapping("/ask/stream-later")
  Flux<String> streamLater() {
    return assistant.stream("stream-later");
  }

  @GetMapping("/ask/async")
  CompletableFuture<String> async() {
    return assistant.askLater("async");
  }

  @GetMapping("/ask/async-void")
  String asyncVoid() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    assistant.askAside("async-void", answer);
    return answer.join();
  }

  @GetMapping("/ask/supply")
  String supply() {
    return CompletableFuture.supplyAsync(() -> assistant.ask("supply")).join();
  }

  @GetMapping("/ask/supply-executor")
  String supplyExecutor() {
    return CompletableFuture.supplyAsync(() -> assistant.ask("supply-executor"), executor).join();
  }

  @GetMapping("/ask/supply-chain")
  CompletableFuture<String> supplyChain() {
    return CompletableFuture.supplyAsync(() -> "supply-chain")
        .thenApply(String::trim)
        .thenComposeAsync(way -> CompletableFuture.supplyAsync(() -> assistant.ask(way)));
  }

  @GetMapping("/ask/execute")
  String execute() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    executor.execute(() -> answer.complete(assistant.ask("execute")));
    return answer.join();
  }

  @GetMapping("/ask/submit")
  String submit() throws Exception {
    return executor.submit(() -> assistant.ask("submit")).get();
  }
}
