package io.aimeter.core.usage;

import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Endpoint;

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

  private static final PathNode ERRORS = errors(new PathNode(), "[].");

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

  /** A stream that is not one of events is an array of the same objects. */
  private static final PathNode GEMINI = gemini(gemini(new PathNode(), ""), "[].");

  private static final PathNode GEMINI_PREDICT =
      errors(new PathNode(), "")
          .with("predictions.[].embeddings.statistics.token_count", Slot.LONE_INPUT);

  private static final PathNode GEMINI_INTERACTIONS =
      interactions(interactions(errors(new PathNode(), ""), ""), "interaction.")
          .with("event_type", Slot.TYPE);

  private static final PathNode GEMINI_BATCH =
      errors(new PathNode(), "")
          .with("response.inlinedResponses.inlinedResponses.[].response.usageMetadata", Slot.USAGE)
          .with("response.inlinedResponses.inlinedResponses.[].response.modelVersion", Slot.MODEL);

  private static final PathNode CONVERSE =
      new PathNode()
          .with("usage", Slot.USAGE)
          .with("stopReason", Slot.FINISH_REASON)
          .with("serviceTier.type", Slot.SERVICE_TIER);

  /** The families of models on Bedrock, whose members do not collide. */
  private static final PathNode INVOKED =
      anthropic(anthropic(new PathNode(), ""), "message.")
          .with("delta.stop_reason", Slot.FINISH_REASON)
          .with("error.type", Slot.ERROR_TYPE)
          .with("stopReason", Slot.FINISH_REASON)
          .with("messageStop.stopReason", Slot.FINISH_REASON)
          .with("metadata.usage", Slot.USAGE)
          .with("choices.[].finish_reason", Slot.FINISH_REASON)
          .with("outputs.[].stop_reason", Slot.FINISH_REASON)
          .with("completionReason", Slot.FINISH_REASON)
          .with("results.[].completionReason", Slot.FINISH_REASON)
          .with("inputTextTokenCount", Slot.LONE_INPUT)
          .with("prompt_token_count", Slot.LONE_INPUT)
          .with("results.[].tokenCount", Slot.LONE_OUTPUT)
          .with("generation_token_count", Slot.LONE_OUTPUT_SO_FAR)
          .with("totalOutputTextTokenCount", Slot.LONE_OUTPUT_SO_FAR)
          .with("amazon-bedrock-invocationMetrics", Slot.METRICS);

  /** Each invocation of a model within an agent's work counts by itself. */
  private static final PathNode BEDROCK_AGENT = agent(new PathNode());

  private static final PathNode BEDROCK_COUNT =
      new PathNode().with("inputTokens", Slot.COUNTED_TOKENS);

  /** What an application sends over a WebSocket. */
  static final PathNode FRAMES_SENT =
      session(new PathNode())
          .with("model", Slot.MODEL)
          .with("session.model", Slot.MODEL)
          .with("setup.model", Slot.MODEL)
          .with("service_tier", Slot.SERVICE_TIER)
          .with("max_output_tokens", Slot.MAX_TOKENS)
          .with("response.max_output_tokens", Slot.MAX_TOKENS)
          .with("session.max_output_tokens", Slot.MAX_TOKENS)
          .with("setup.generationConfig.maxOutputTokens", Slot.MAX_TOKENS);

  /** An item is named beside a transcription, an event beside either. */
  private static final PathNode OPENAI_FRAMES =
      session(openAi(new PathNode(), "response."))
          .with("session.model", Slot.SESSION_MODEL)
          .with("type", Slot.TYPE)
          .with("item_id", Slot.ID)
          .with("usage", Slot.USAGE)
          .with("response.error.code", Slot.ERROR_CODE)
          .with("response.status_details.reason", Slot.INCOMPLETE_REASON)
          .with("response.status_details.error.type", Slot.ERROR_TYPE)
          .with("response.status_details.error.code", Slot.ERROR_CODE);

  private static final PathNode GEMINI_FRAMES = new PathNode().with("usageMetadata", Slot.USAGE);

  private Paths() {}

  /** The table for the frames a provider sends over a WebSocket. */
  static PathNode ofFrames(BodyShape shape) {
    return shape == BodyShape.GEMINI ? GEMINI_FRAMES : OPENAI_FRAMES;
  }

  /** Where the transcription was set up in a session's beta, and since. */
  private static PathNode session(PathNode paths) {
    return paths
        .with("session.input_audio_transcription.model", Slot.TRANSCRIPTION_MODEL)
        .with("session.audio.input.transcription.model", Slot.TRANSCRIPTION_MODEL);
  }

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
      case GEMINI:
        return GEMINI;
      case GEMINI_PREDICT:
        return GEMINI_PREDICT;
      case GEMINI_INTERACTIONS:
        return GEMINI_INTERACTIONS;
      case GEMINI_BATCH:
        return GEMINI_BATCH;
      case GEMINI_COMPATIBLE:
        return OPENAI;
      case BEDROCK_CONVERSE:
        return CONVERSE;
      case BEDROCK_INVOKE:
        return INVOKED;
      case BEDROCK_AGENT:
        return BEDROCK_AGENT;
      case BEDROCK_COUNT:
        return BEDROCK_COUNT;
      default:
        return ERRORS;
    }
  }

  /** The fields of an endpoint's gRPC messages that say something. */
  static ProtobufNode ofMessages(Endpoint endpoint) {
    boolean content =
        endpoint.shape() == BodyShape.GEMINI && endpoint.operation().equals("generate_content");
    return content ? VertexMessages.GENERATE_CONTENT_RESPONSE : VertexMessages.OTHER;
  }

  private static PathNode errors(PathNode paths, String at) {
    for (String prefix : at.isEmpty() ? new String[] {""} : new String[] {"", at}) {
      paths
          .with(prefix + "error", Slot.ERROR)
          .with(prefix + "error.code", Slot.ERROR_CODE)
          .with(prefix + "error.type", Slot.ERROR_TYPE)
          .with(prefix + "error.status", Slot.ERROR_STATUS);
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
        .with(at + "id", at.equals("response.") ? Slot.RESPONSE_ID : Slot.ID)
        .with(at + "service_tier", Slot.SERVICE_TIER)
        .with(at + "usage", Slot.USAGE)
        .with(at + "tool_usage", Slot.TOOL_USAGE)
        .with(at + "choices.[].finish_reason", Slot.FINISH_REASON)
        .with(at + "status", Slot.STATUS)
        .with(at + "background", Slot.BACKGROUND)
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

  private static PathNode gemini(PathNode paths, String at) {
    return paths
        .with(at + "modelVersion", Slot.MODEL)
        .with(at + "model", Slot.MODEL)
        .with(at + "responseId", Slot.ID)
        .with(at + "usageMetadata", Slot.USAGE)
        .with(at + "candidates.[].finishReason", Slot.FINISH_REASON)
        .with(at + "candidates.[].groundingMetadata.webSearchQueries.[]", Slot.SEARCH_QUERY)
        .with(at + "promptFeedback.blockReason", Slot.FINISH_REASON)
        .with(at + "totalTokens", Slot.COUNTED_TOKENS)
        .with(at + "error", Slot.ERROR)
        .with(at + "error.code", Slot.ERROR_CODE)
        .with(at + "error.status", Slot.ERROR_STATUS);
  }

  private static PathNode interactions(PathNode paths, String at) {
    return paths
        .with(at + "model", Slot.MODEL)
        .with(at + "id", Slot.ID)
        .with(at + "usage", Slot.USAGE)
        .with(at + "status", Slot.STATUS);
  }

  private static PathNode agent(PathNode paths) {
    for (String trace :
        new String[] {
          "preProcessingTrace",
          "orchestrationTrace",
          "postProcessingTrace",
          "routingClassifierTrace",
          "customOrchestrationTrace"
        }) {
      paths.with("trace." + trace + ".modelInvocationOutput.metadata.usage", Slot.USAGE);
    }
    return paths;
  }
}
