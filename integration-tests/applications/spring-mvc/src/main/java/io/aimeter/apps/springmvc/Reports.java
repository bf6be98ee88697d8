package io.aimeter.apps.springmvc;

import dev.langchain4j.model.chat.ChatModel;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done at night. */
@Component
public class Reports {
  private final ChatModel model;

  Reports(ChatModel model) {
    this.model = model;
  }

  /** A report. */
  @Scheduled(initialDelay = 0, fixedDelay = 86_400_000)
  public void nightly() {
    model.chat("secretprompt");
    Shop.NIGHTLY.countDown();
  }
}
