package io.aimeter.sample.boot;

import java.util.List;
import org.slf4j.MDC;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.stereotype.Service;

/** What the shop has a model write. */
@Service
class ShopTexts {
  private final ChatClient chat;

  ShopTexts(ChatClient.Builder builder) {
    this.chat = builder.build();
  }

  String answer(String question) {
    MDC.put("ai.feature", "support-answers");
    try {
      String text = chat.prompt().user(question).call().content();
      return text == null ? "" : text;
    } finally {
      MDC.remove("ai.feature");
    }
  }

  String describe(String product) {
    MDC.put("ai.feature", "product-texts");
    try {
      List<String> pieces =
          chat
              .prompt()
              .user("Describe this product: " + product)
              .options(OpenAiChatOptions.builder().model("gpt-4.1-nano").streamUsage(true).build())
              .stream()
              .content()
              .collectList()
              .block();
      return pieces == null ? "" : String.join("", pieces);
    } finally {
      MDC.remove("ai.feature");
    }
  }
}
