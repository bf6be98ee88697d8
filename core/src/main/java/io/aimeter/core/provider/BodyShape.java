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
  /** A single count of tokens that nobody is charged for. */
  TOKEN_COUNT
}
