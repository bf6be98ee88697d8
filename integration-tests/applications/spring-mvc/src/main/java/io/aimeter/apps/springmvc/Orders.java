package io.aimeter.apps.springmvc;

import dev.langchain4j.model.chat.ChatModel;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** What is done when an order comes in. */
@Component
public class Orders {
  private final ChatModel model;
  private final KafkaTemplate<String, String> kafka;

  Orders(ChatModel model, KafkaTemplate<String, String> kafka) {
    this.model = model;
    this.kafka = kafka;
  }

  /** Sends one. */
  void send() throws Exception {
    kafka.send("orders", "order").get();
  }

  /** An order. */
  @KafkaListener(topics = "orders", groupId = "shop")
  public void onOrder(String order) {
    model.chat("secretprompt");
    Shop.ORDERED.countDown();
  }
}
