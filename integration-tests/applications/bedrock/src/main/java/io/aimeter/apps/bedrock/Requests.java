package io.aimeter.apps.bedrock;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What is asked. */
final class Requests {
  static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
  static final String NOVA = "amazon.nova-lite-v1:0";
  static final String MISTRAL = "mistral.mistral-large-2402-v1:0";
  static final String TITAN = "amazon.titan-embed-text-v2:0";

  private Requests() {}

  static Message message(String text) {
    return Message.builder()
        .role(ConversationRole.USER)
        .content(ContentBlock.fromText(text))
        .build();
  }

  static SdkBytes claude(String text) {
    return SdkBytes.fromUtf8String(
        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":100,\"messages\":"
            + "[{\"role\":\"user\",\"content\":\"%s\"}]}".formatted(text));
  }

  static SdkBytes nova(String text) {
    return SdkBytes.fromUtf8String(
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"%s\"}]}]}".formatted(text));
  }

  static SdkBytes mistral(String text) {
    return SdkBytes.fromUtf8String("{\"prompt\":\"%s\",\"max_tokens\":50}".formatted(text));
  }

  static SdkBytes titan(String text) {
    return SdkBytes.fromUtf8String("{\"inputText\":\"%s\"}".formatted(text));
  }
}
