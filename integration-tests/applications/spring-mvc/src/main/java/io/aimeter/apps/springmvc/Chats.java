package io.aimeter.apps.springmvc;

import dev.langchain4j.model.chat.ChatModel;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller. */
@RestController
@RequestMapping("/api")
public class Chats {
  private final ChatModel model;
  private final Assistant assistant;

  Chats(ChatModel model, Assistant assistant) {
    this.model = model;
    this.assistant = assistant;
  }

  /** By the model itself. */
  @PostMapping("/chat/{id}")
  public String chat(@PathVariable("id") String id, @RequestBody String question) {
    return model.chat("secretprompt " + id);
  }

  /** By an AI service. */
  @PostMapping("/assist")
  public String assist() {
    return assistant.answer("secretprompt");
  }

  /** By an AI service that streams. */
  @PostMapping("/stream")
  public String stream() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    assistant.stream("secretprompt [[out=23 chunks=11]]")
        .onPartialResponse(piece -> {})
        .onCompleteResponse(response -> answer.complete(response.aiMessage().text()))
        .onError(answer::completeExceptionally)
        .start();
    return answer.join();
  }

  /** Calls, and then fails. */
  @PostMapping("/refuse/{id}")
  public String refuse(@PathVariable("id") String id) {
    model.chat("secretprompt");
    throw new IllegalArgumentException("refused");
  }
}
