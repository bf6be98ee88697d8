package io.aimeter.apps.springmvc;

import dev.langchain4j.model.chat.ChatModel;
import java.util.List;

/** What nobody calls from outside. */
class Summarizer {
  private final ChatModel model;

  Summarizer(ChatModel model) {
    this.model = model;
  }

  int summarize() {
    return List.of("secretprompt").stream().mapToInt(each -> model.chat(each).length()).sum();
  }
}
