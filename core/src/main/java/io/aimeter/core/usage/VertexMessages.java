package io.aimeter.core.usage;

import static io.aimeter.core.usage.ProtobufNode.count;
import static io.aimeter.core.usage.ProtobufNode.counts;
import static io.aimeter.core.usage.ProtobufNode.entries;
import static io.aimeter.core.usage.ProtobufNode.message;
import static io.aimeter.core.usage.ProtobufNode.value;

/**
 * Vertex AI's messages, by the field numbers of {@code google.cloud.aiplatform.v1}
 * (prediction_service.proto, content.proto), with the names their JSON has.
 */
final class VertexMessages {
  static final ProtobufNode GENERATE_CONTENT_RESPONSE =
      message()
          .with(
              2,
              message()
                  .with(
                      3,
                      value(
                          Slot.FINISH_REASON,
                          "FINISH_REASON_UNSPECIFIED",
                          "STOP",
                          "MAX_TOKENS",
                          "SAFETY",
                          "RECITATION",
                          "OTHER",
                          "BLOCKLIST",
                          "PROHIBITED_CONTENT",
                          "SPII",
                          "MALFORMED_FUNCTION_CALL",
                          "MODEL_ARMOR")))
          .with(
              4,
              counts(Slot.USAGE)
                  .with(1, count("promptTokenCount"))
                  .with(2, count("candidatesTokenCount"))
                  .with(3, count("totalTokenCount"))
                  .with(5, count("cachedContentTokenCount"))
                  .with(14, count("thoughtsTokenCount"))
                  .with(9, modalities("promptTokensDetails"))
                  .with(10, modalities("cacheTokensDetails"))
                  .with(11, modalities("candidatesTokensDetails")))
          .with(11, value(Slot.MODEL))
          .with(13, value(Slot.ID));

  /** Of which nothing is read. */
  static final ProtobufNode OTHER = message();

  private VertexMessages() {}

  private static ProtobufNode modalities(String name) {
    return entries(name)
        .with(
            1,
            count(
                "modality", "MODALITY_UNSPECIFIED", "TEXT", "IMAGE", "VIDEO", "AUDIO", "DOCUMENT"))
        .with(2, count("tokenCount"));
  }
}
