package io.aimeter.core.provider;

/** How the bodies of an endpoint are to be read. */
public enum BodyShape {
  /** Content of any size that says nothing: not read at all. */
  DOWNLOAD,
  /** Nothing in the response says anything about usage; only errors are read. */
  ERRORS_ONLY,
  /** OpenAI's objects and events: usage counts include cached and reasoning tokens. */
  OPENAI,
  /** As OPENAI, and the elements of {@code data} are billed images. */
  OPENAI_IMAGES,
  /** A line of JSON each request of a batch, OpenAI's objects inside. */
  OPENAI_BATCH_LINES,
  /** Anthropic's messages and events: input counts exclude cached tokens. */
  ANTHROPIC,
  /** A line of JSON each request of a batch, Anthropic's messages inside. */
  ANTHROPIC_BATCH_LINES,
  /** Cohere's objects, events and lines: what is billed stands in {@code billed_units}. */
  COHERE,
  /** Perplexity's: as OPENAI, with searches, and citations that are billed as input. */
  PERPLEXITY,
  /** Vercel's gateway: as OPENAI, but reasoning is within the output of some models only. */
  VERCEL,
  /** Counts that stand outside of a usage object: Ollama's, watsonx's and others'. */
  LOOSE_COUNTS,
  /** xAI's page of batch results: an OpenAI answer in each. */
  XAI_BATCH,
  /** Not known before the response is seen. */
  DETECTED,
  /** Gemini's content, streamed or not, embeddings and token counts. */
  GEMINI,
  /** Predictions of Vertex AI: embeddings, images. */
  GEMINI_PREDICT,
  /** Gemini's interactions. */
  GEMINI_INTERACTIONS,
  /** A batch of Gemini's, its results within. */
  GEMINI_BATCH,
  /** As OPENAI, but the tokens of thinking are in the total only. */
  GEMINI_COMPATIBLE,
  /** Amazon Bedrock's own form for all models. */
  BEDROCK_CONVERSE,
  /** The form of the model that Amazon Bedrock hosts; counts stand in headers and metrics too. */
  BEDROCK_INVOKE,
  /** An agent's work: each invocation of a model in its trace counts. */
  BEDROCK_AGENT,
  /** Amazon Bedrock's count of tokens that nobody is charged for. */
  BEDROCK_COUNT,
  /** A single count of tokens that nobody is charged for. */
  TOKEN_COUNT;

  /** Whether a body holds the results of a batch, several calls in one. */
  public boolean isBatch() {
    return this == OPENAI_BATCH_LINES
        || this == ANTHROPIC_BATCH_LINES
        || this == XAI_BATCH
        || this == GEMINI_BATCH;
  }
}
