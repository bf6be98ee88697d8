package io.aimeter.core.usage;

import io.aimeter.core.provider.BodyShape;

/** Where in a body the meaningful values lie: the tables, by shape. */
final class Paths {
  /** Request bodies of all shapes. */
  static final PathNode REQUEST =
      new PathNode()
          .with("model", Slot.MODEL)
          .with("stream", Slot.STREAM)
          .with("service_tier", Slot.SERVICE_TIER)
          .with("max_tokens", Slot.MAX_TOKENS)
          .with("max_completion_tokens", Slot.MAX_TOKENS)
          .with("max_output_tokens", Slot.MAX_TOKENS)
          .with("max_tokens_to_sample", Slot.MAX_TOKENS);

  private static final PathNode ERRORS = errors(new PathNode(), "");

  private static final PathNode OPENAI =
      openAi(openAi(errors(new PathNode(), "response."), ""), "response.")
          .with("x_groq.usage", Slot.USAGE)
          .with("type", Slot.TYPE)
          .with("code", Slot.CODE)
          .with("data.[]", Slot.DATA_ITEM)
          .with("input_tokens", Slot.INPUT_TOKENS);

  private static final PathNode OPENAI_LINES = openAi(new PathNode(), "response.body.");

  private static final PathNode ANTHROPIC =
      anthropic(anthropic(errors(new PathNode(), ""), ""), "message.")
          .with("delta.stop_reason", Slot.FINISH_REASON)
          .with("type", Slot.TYPE)
          .with("input_tokens", Slot.INPUT_TOKENS);

  private static final PathNode ANTHROPIC_LINES = anthropic(new PathNode(), "result.message.");

  private Paths() {}

  /** The table for response bodies of a shape. */
  static PathNode ofResponse(BodyShape shape) {
    switch (shape) {
      case OPENAI:
      case OPENAI_IMAGES:
      case TOKEN_COUNT:
        return OPENAI;
      case OPENAI_BATCH_LINES:
        return OPENAI_LINES;
      case ANTHROPIC:
        return ANTHROPIC;
      case ANTHROPIC_BATCH_LINES:
        return ANTHROPIC_LINES;
      default:
        return ERRORS;
    }
  }

  private static PathNode errors(PathNode paths, String at) {
    for (String prefix : at.isEmpty() ? new String[] {""} : new String[] {"", at}) {
      paths
          .with(prefix + "error", Slot.ERROR)
          .with(prefix + "error.code", Slot.ERROR_CODE)
          .with(prefix + "error.type", Slot.ERROR_TYPE);
    }
    return paths;
  }

  private static PathNode openAi(PathNode paths, String at) {
    return paths
        .with(at + "model", Slot.MODEL)
        .with(at + "id", Slot.ID)
        .with(at + "service_tier", Slot.SERVICE_TIER)
        .with(at + "usage", Slot.USAGE)
        .with(at + "tool_usage", Slot.TOOL_USAGE)
        .with(at + "choices.[].finish_reason", Slot.FINISH_REASON)
        .with(at + "status", Slot.STATUS)
        .with(at + "incomplete_details.reason", Slot.INCOMPLETE_REASON)
        .with(at + "last_error.code", Slot.ERROR_CODE)
        .with(at + "output.[].type", Slot.OUTPUT_ITEM);
  }

  private static PathNode anthropic(PathNode paths, String at) {
    return paths
        .with(at + "model", Slot.MODEL)
        .with(at + "id", Slot.ID)
        .with(at + "usage", Slot.USAGE)
        .with(at + "stop_reason", Slot.FINISH_REASON);
  }
}
