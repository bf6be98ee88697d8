package io.aimeter.core.usage;

import io.aimeter.core.provider.BodyShape;

/** Where in a body the meaningful values lie: the tables, by shape. */
final class Paths {
  /** Request bodies of all shapes. */
  static final PathNode REQUEST =
      new PathNode()
          .with("model", Slot.MODEL)
          .with("model_id", Slot.MODEL)
          .with("stream", Slot.STREAM)
          .with("service_tier", Slot.SERVICE_TIER)
          .with("max_tokens", Slot.MAX_TOKENS)
          .with("max_completion_tokens", Slot.MAX_TOKENS)
          .with("max_output_tokens", Slot.MAX_TOKENS)
          .with("max_tokens_to_sample", Slot.MAX_TOKENS)
          .with("maximum_tokens", Slot.MAX_TOKENS)
          .with("options.num_predict", Slot.MAX_TOKENS)
          .with("parameters.max_new_tokens", Slot.MAX_TOKENS)
          .with("seconds", Slot.SECONDS)
          .with("duration", Slot.SECONDS);

  private static final PathNode ERRORS = errors(new PathNode(), "");

  private static final PathNode OPENAI = openAiDocuments(new PathNode());

  private static final PathNode OPENAI_LINES = openAi(new PathNode(), "response.body.");

  private static final PathNode ANTHROPIC = anthropicDocuments(new PathNode());

  private static final PathNode ANTHROPIC_LINES = anthropic(new PathNode(), "result.message.");

  /** The results of a page, each below a name of its kind. */
  private static final PathNode XAI_BATCH =
      openAi(errors(new PathNode(), ""), "results.[].batch_result.response.*.");

  private static final PathNode COHERE =
      cohere(cohere(cohere(errors(new PathNode(), ""), ""), "delta."), "response.")
          .with("type", Slot.TYPE)
          .with("id", Slot.ID)
          .with("response_id", Slot.ID)
          .with("response.response_id", Slot.ID);

  private static final PathNode LOOSE_COUNTS =
      LooseCounts.in(errors(new PathNode(), ""))
          .with("model", Slot.MODEL)
          .with("model_id", Slot.MODEL)
          .with("model_version", Slot.MODEL)
          .with("id", Slot.ID)
          .with("status", Slot.STATUS)
          .with("done", Slot.DONE)
          .with("done_reason", Slot.FINISH_REASON)
          .with("completions.[].finish_reason", Slot.FINISH_REASON)
          .with("details.finish_reason", Slot.FINISH_REASON)
          .with("results.[].stop_reason", Slot.FINISH_REASON);

  private static final PathNode DETECTED =
      LooseCounts.in(anthropicDocuments(openAiDocuments(new PathNode())));

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
      case PERPLEXITY:
      case VERCEL:
        return OPENAI;
      case COHERE:
        return COHERE;
      case LOOSE_COUNTS:
        return LOOSE_COUNTS;
      case XAI_BATCH:
        return XAI_BATCH;
      case DETECTED:
        return DETECTED;
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
    return paths
        .with("error_type", Slot.ERROR_TYPE)
        .with("code", Slot.CODE)
        .with("type", Slot.TYPE)
        .with("object", Slot.OBJECT);
  }

  private static PathNode openAiDocuments(PathNode paths) {
    return openAi(openAi(errors(paths, "response."), ""), "response.")
        .with("x_groq.usage", Slot.USAGE)
        .with("usage_info", Slot.USAGE)
        .with("usage_breakdown.models.[].model", Slot.SUB_MODEL)
        .with("usage_breakdown.models.[].usage", Slot.SUB_USAGE)
        .with("data.[]", Slot.DATA_ITEM)
        .with("model_id", Slot.MODEL)
        .with("duration", Slot.SECONDS)
        .with("input_tokens", Slot.INPUT_TOKENS);
  }

  private static PathNode anthropicDocuments(PathNode paths) {
    return anthropic(anthropic(errors(paths, ""), ""), "message.")
        .with("delta.stop_reason", Slot.FINISH_REASON)
        .with("input_tokens", Slot.INPUT_TOKENS);
  }

  private static PathNode cohere(PathNode paths, String at) {
    return paths
        .with(at + "usage", Slot.USAGE)
        .with(at + "meta", Slot.USAGE)
        .with(at + "finish_reason", Slot.FINISH_REASON);
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
