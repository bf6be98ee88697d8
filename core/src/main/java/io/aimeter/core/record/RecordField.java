package io.aimeter.core.record;

import static io.aimeter.core.record.FieldType.FLAG;
import static io.aimeter.core.record.FieldType.INSTANT;
import static io.aimeter.core.record.FieldType.MAP;
import static io.aimeter.core.record.FieldType.NUMBER;
import static io.aimeter.core.record.FieldType.TEXT;

/**
 * Every field of a {@link CostRecord}, one row each: its number on the wire, its type and its name
 * as a column of the store. The codec, the store's schema and the JSON output are all derived from
 * this table.
 *
 * <p>Numbers are for ever: a field that is no longer written keeps its number, a new one takes the
 * next free number. All fields may be absent; absent means "not known", which is never the same as
 * zero.
 */
public enum RecordField {
  // Identity: (instance, sequence) is unique, and sequences of an instance have no holes unless
  // records were dropped.
  /** The agent instance, that is one JVM's life: the name of its queue directory. */
  INSTANCE(1, TEXT, "instance"),
  /** Counts the records of the instance from 1. */
  SEQUENCE(2, NUMBER, "sequence"),
  /**
   * Absent on the record that stands for the exchange; 1, 2, … on further records of the same
   * exchange, one a further model.
   */
  PART(3, NUMBER, "part"),

  // When.
  /** The moment the request was handed to the HTTP client. */
  STARTED_AT(4, INSTANT, "started_at"),
  /** Nanoseconds from start to the end of the response body. */
  DURATION(5, NUMBER, "duration_ns"),
  /** Nanoseconds from start to the first byte of the response body the application could read. */
  TIME_TO_FIRST_BYTE(6, NUMBER, "time_to_first_byte_ns"),

  // What was called. Names are OpenTelemetry's where it has one.
  /** {@code gen_ai.provider.name}: openai, anthropic, … */
  PROVIDER(7, TEXT, "provider"),
  /** {@code server.address}: the host called. */
  SERVER_ADDRESS(8, TEXT, "server_address"),
  /** {@code gen_ai.operation.name}: chat, text_completion, embeddings, … */
  OPERATION(9, TEXT, "operation"),
  /** Our finer classification: chat, embedding, image, count_tokens, retrieval, unmetered, … */
  CALL_TYPE(10, TEXT, "call_type"),
  /**
   * Whether the provider charges for a successful call of this kind; false for retrievals, counts
   * and failures.
   */
  BILLABLE(11, FLAG, "billable"),
  /** The model the request asked for. */
  REQUEST_MODEL(12, TEXT, "request_model"),
  /** The model the response names as the one that served. */
  RESPONSE_MODEL(13, TEXT, "response_model"),
  /** The model or deployment in the URL, where the provider puts it there. */
  URL_MODEL(14, TEXT, "url_model"),
  /**
   * The service tier that was served, by the response; the requested one only where the response is
   * silent.
   */
  SERVICE_TIER(15, TEXT, "service_tier"),
  /** Where inference ran, as the provider states it. */
  INFERENCE_GEO(16, TEXT, "inference_geo"),
  /** The speed class, where a provider prices by it. */
  SPEED(17, TEXT, "speed"),
  /** Whether the response was a stream of events. */
  STREAMING(18, FLAG, "streaming"),
  /** Whether batch prices apply. */
  BATCH(19, FLAG, "batch"),
  /** Whether the request limits the length of the output. */
  MAX_TOKENS_SET(20, FLAG, "max_tokens_set"),
  /**
   * The tap that saw the exchange: jdk, urlconnection, okhttp, …; unmetered: the client's class.
   */
  CLIENT(21, TEXT, "client"),

  // How it ended.
  /** {@code http.response.status_code}. */
  HTTP_STATUS(22, NUMBER, "http_status"),
  /**
   * {@code error.type}: the provider's error code, or the exception's class name; absent on
   * success.
   */
  ERROR_TYPE(23, TEXT, "error_type"),
  /** complete, cancelled, failed, or abandoned: how the exchange ended on the wire. */
  END(24, TEXT, "end_state"),
  /** {@code gen_ai.response.finish_reasons}, the first one. */
  FINISH_REASON(25, TEXT, "finish_reason"),
  /** The attempt as the SDK's own retry header states it, from 1. */
  ATTEMPT(26, NUMBER, "attempt"),
  /** {@code gen_ai.response.id}. */
  RESPONSE_ID(27, TEXT, "response_id"),
  /** The provider's request id, from the response headers. */
  REQUEST_ID(28, TEXT, "request_id"),
  /** Keyed hash of the request body: equal requests of one installation are equal here. */
  REQUEST_FINGERPRINT(29, TEXT, "request_fingerprint"),
  /** Keyed fingerprint of the credential. */
  KEY_FINGERPRINT(30, TEXT, "key_fingerprint"),
  /** The last four characters of the credential. */
  KEY_HINT(31, TEXT, "key_hint"),
  /** Rate-limit headers seen, by header name. */
  RATE_LIMITS(32, MAP, "rate_limits"),

  // Who: each dimension with the source that won.
  TEAM(33, TEXT, "team"),
  TEAM_SOURCE(34, TEXT, "team_source"),
  COST_CENTER(35, TEXT, "cost_center"),
  COST_CENTER_SOURCE(36, TEXT, "cost_center_source"),
  APP(37, TEXT, "app"),
  APP_SOURCE(38, TEXT, "app_source"),
  FEATURE(39, TEXT, "feature"),
  FEATURE_SOURCE(40, TEXT, "feature_source"),
  ENVIRONMENT(41, TEXT, "environment"),
  ENVIRONMENT_SOURCE(42, TEXT, "environment_source"),
  USER(43, TEXT, "user_id"),
  USER_SOURCE(44, TEXT, "user_source"),
  /** The free tags. */
  TAGS(45, MAP, "tags"),
  /** The source of each free tag. */
  TAG_SOURCES(46, MAP, "tag_sources"),

  // How much. Token kinds are disjoint, but for reasoning and the modalities, which are subsets as
  // said.
  /**
   * reported, estimated, deferred (the look that finds a background call finished brings it), or
   * none.
   */
  USAGE_SOURCE(47, TEXT, "usage_source"),
  /**
   * Whether the usage is known to be incomplete: an aborted stream, or bytes the agent had to shed.
   */
  PARTIAL(48, FLAG, "partial"),
  /** Prompt tokens at the full input price: neither read from nor written to a cache. */
  UNCACHED_INPUT_TOKENS(49, NUMBER, "uncached_input_tokens"),
  CACHE_READ_TOKENS(50, NUMBER, "cache_read_tokens"),
  /** Cache writes of the default lifetime: five minutes at Anthropic, the only class at OpenAI. */
  CACHE_WRITE_5M_TOKENS(51, NUMBER, "cache_write_5m_tokens"),
  /** Cache writes of one hour. */
  CACHE_WRITE_1H_TOKENS(52, NUMBER, "cache_write_1h_tokens"),
  /** All generated tokens, reasoning included. */
  OUTPUT_TOKENS(53, NUMBER, "output_tokens"),
  /** Subset of output. */
  REASONING_TOKENS(54, NUMBER, "reasoning_tokens"),
  /** Subset of uncached input. */
  AUDIO_INPUT_TOKENS(55, NUMBER, "audio_input_tokens"),
  /** Subset of output. */
  AUDIO_OUTPUT_TOKENS(56, NUMBER, "audio_output_tokens"),
  /** Subset of uncached input. */
  IMAGE_INPUT_TOKENS(57, NUMBER, "image_input_tokens"),
  /** Subset of output. */
  IMAGE_OUTPUT_TOKENS(58, NUMBER, "image_output_tokens"),
  /** Tokens a count endpoint counted; never billed. */
  COUNTED_TOKENS(59, NUMBER, "counted_tokens"),
  IMAGES(60, NUMBER, "images"),
  /** Billed audio or video, in milliseconds. */
  MEDIA_MILLIS(61, NUMBER, "media_ms"),
  CHARACTERS(62, NUMBER, "characters"),
  PAGES(63, NUMBER, "pages"),
  SEARCH_UNITS(64, NUMBER, "search_units"),
  WEB_SEARCH_REQUESTS(65, NUMBER, "web_search_requests"),
  WEB_FETCH_REQUESTS(66, NUMBER, "web_fetch_requests"),
  /** Calls of the provider's own tools, by the name the wire gives them. */
  TOOL_CALLS(67, MAP, "tool_calls"),

  // What it cost, in nano-USD.
  /** priced, free, stated (by the provider alone), or unpriced. */
  PRICE_STATE(68, TEXT, "price_state"),
  COST(69, NUMBER, "cost_nano_usd"),
  INPUT_COST(70, NUMBER, "input_cost_nano_usd"),
  CACHE_READ_COST(71, NUMBER, "cache_read_cost_nano_usd"),
  CACHE_WRITE_COST(72, NUMBER, "cache_write_cost_nano_usd"),
  OUTPUT_COST(73, NUMBER, "output_cost_nano_usd"),
  /** Everything that is not tokens: searches, images, tool fees. */
  OTHER_COST(74, NUMBER, "other_cost_nano_usd"),
  /** The price book's version and, after a slash, the overlay's. */
  PRICE_VERSION(75, TEXT, "price_version"),
  /** What the provider itself printed as the charge. */
  PROVIDER_COST(76, NUMBER, "provider_cost_nano_usd"),

  /** The version of the agent that wrote the record. */
  AGENT_VERSION(77, TEXT, "agent_version"),

  /**
   * The shares of the models that answered together where a provider bills each at its own price,
   * by model: input and output tokens, {@code 120+8}. All are within the record's own counts.
   */
  SUB_MODELS(78, MAP, "sub_models"),
  /** Texts classified, where a provider bills by them. */
  CLASSIFICATIONS(79, NUMBER, "classifications"),
  /**
   * What a gateway says that the provider behind it charges to the user's own key there; the
   * provider cost is then the gateway's fee alone.
   */
  UPSTREAM_COST(80, NUMBER, "upstream_cost_nano_usd"),
  /**
   * The cost at list prices (FOCUS: ListCost), where a negotiated discount or markup made the cost
   * (FOCUS: EffectiveCost) another; absent where the two are the same.
   */
  LIST_COST(81, NUMBER, "list_cost_nano_usd"),

  /** The mapping rule that gave a dimension or tag, by the name rules have for that. */
  RULES(82, MAP, "rules"),
  /** The application's class nearest to the call; written where mapping rules are in force. */
  CALLING_CLASS(83, TEXT, "calling_class"),
  /** The entry point the call was made in; written where mapping rules are in force. */
  ENTRY_POINT(84, TEXT, "entry_point"),

  /** The length of the prompt in the request's body: bytes of its instructions, tools and turns. */
  PROMPT_BYTES(85, NUMBER, "prompt_bytes"),
  /**
   * Keyed hashes of the prompt's beginnings, by their lengths in bytes: prompts of one installation
   * that begin alike are equal here. Absent where the prompt is too short for a provider's cache.
   */
  PROMPT_PREFIXES(86, MAP, "prompt_prefixes");

  /**
   * The call type of what is no call: a connection to an AI provider of which no tap saw the calls.
   */
  public static final String UNMETERED = "unmetered";

  private static final RecordField[] BY_NUMBER;

  static {
    int max = 0;
    for (RecordField field : values()) {
      max = Math.max(max, field.number);
    }
    BY_NUMBER = new RecordField[max + 1];
    for (RecordField field : values()) {
      BY_NUMBER[field.number] = field;
    }
  }

  private final int number;
  private final FieldType type;
  private final String column;

  RecordField(int number, FieldType type, String column) {
    this.number = number;
    this.type = type;
    this.column = column;
  }

  /** The field's number on the wire, from 1; never reused. */
  public int number() {
    return number;
  }

  /** How the value is represented. */
  public FieldType type() {
    return type;
  }

  /** The name of the field as a column of the store and a key of JSON output. */
  public String column() {
    return column;
  }

  /** The highest number in use. */
  static int highestNumber() {
    return BY_NUMBER.length - 1;
  }

  /** The field of a wire number, or null where this version knows none. */
  public static RecordField ofNumber(int number) {
    return number > 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }
}
