package io.aimeter.core.usage;

/** What a value at a path of a body means to us. */
enum Slot {
  MODEL,
  ID,
  /** The id of the response itself, within an event that has ids of its own. */
  RESPONSE_ID,
  SERVICE_TIER,
  FINISH_REASON,
  STATUS,
  INCOMPLETE_REASON,
  ERROR,
  ERROR_CODE,
  ERROR_TYPE,
  /** The name of an error whose code is only a number. */
  ERROR_STATUS,
  /** The code of an error event, which stands beside its type. */
  CODE,
  /** The type of an event or an object. */
  TYPE,
  /** What {@code object} says a document is. */
  OBJECT,
  /** Whether an answer generated in pieces is all there. */
  DONE,
  /** Whether the call goes on in the background. */
  BACKGROUND,
  /** The length of audio in seconds, as the answer states it. */
  SECONDS,
  /** The counts of one sub-model of several that answered together. */
  SUB_USAGE(true),
  /** The sub-model that the next of these counts is of. */
  SUB_MODEL,
  /** An object of counts, collected whole. */
  USAGE(true),
  /** A count that stands alone, outside of any usage object. */
  COUNT,
  /** Fees beside the usage, collected whole. */
  TOOL_USAGE(true),
  /** The type of an element of a response's output. */
  OUTPUT_ITEM,
  /** An element of {@code data}. */
  DATA_ITEM,
  INPUT_TOKENS,
  /** A count of input tokens that stands outside any object of counts. */
  LONE_INPUT,
  /** A count of output tokens that stands so; one of several that add up. */
  LONE_OUTPUT,
  /** A count of all output tokens so far. */
  LONE_OUTPUT_SO_FAR,
  /** What the platform counted of a model it hosts, collected whole. */
  METRICS(true),
  /** A count of tokens that nobody is charged for. */
  COUNTED_TOKENS,
  /** A query to a search engine that the provider made. */
  SEARCH_QUERY,
  MAX_TOKENS,
  /** The model that a realtime session talks to. */
  SESSION_MODEL,
  /** The model that writes down what is said to a realtime session. */
  TRANSCRIPTION_MODEL,
  STREAM;

  private final boolean collected;

  Slot() {
    this(false);
  }

  Slot(boolean collected) {
    this.collected = collected;
  }

  /** Whether the value is an object to be collected as {@link Counts}. */
  boolean isCollected() {
    return collected;
  }
}
