package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.PROVIDER_COST;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.WEB_SEARCH_REQUESTS;

import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.BodyShape;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the documents of a response tell: one for a plain answer, one an event for a stream, one a
 * line for a batch. Counts in a stream are running totals: the last ones are the truth.
 */
final class ResponseFacts implements DocumentSink {
  private static final Set<String> FINAL_STATUS =
      Set.of("completed", "incomplete", "failed", "cancelled", "expired", "succeeded", "canceled");

  /** Of responses and runs in the background, and of predictions. */
  private static final Set<String> PENDING_STATUS =
      Set.of("queued", "in_progress", "requires_action", "starting", "processing");

  private static final Set<String> MESSAGES = Set.of("message", "message_start", "message_delta");

  /** More than any compound model has. */
  private static final int MOST_SUB_MODELS = 100;

  private static final String PROVISIONED = "PROVISIONED_THROUGHPUT";

  /** What watsonx says in every event but the last. */
  private static final String NOT_FINISHED = "not_finished";

  private final BodyShape shape;
  String model;
  String id;
  String serviceTier;
  String inferenceGeo;
  String speed;
  String finishReason;
  boolean finished;
  long countedTokens = Counts.ABSENT;
  long images = Counts.ABSENT;
  Tally tally = new Tally();
  Map<String, Tally> others = Map.of();
  final BatchTotals batch = new BatchTotals();
  final Map<String, Tally> subModels = new LinkedHashMap<>();

  /** What kind of document {@code object} said the answer is, or null. */
  String object;

  /** How many documents there were. */
  int documents;

  /** Whether the call goes on after this exchange. */
  boolean pending;

  /** Whether the call was asked to go on in the background. */
  boolean background;

  /** Whether there was an answer before there was an error. */
  boolean answered;

  /** The length of the audio that the answer states, in milliseconds. */
  long mediaMillis = Counts.ABSENT;

  private final ErrorFacts error = new ErrorFacts();
  private final ToolCalls tools = new ToolCalls();
  private final InvokedUsage invoked = new InvokedUsage();
  private Counts anthropic = new Counts();
  private final Counts loose = new Counts();
  private boolean detectedAnthropic;
  private long searches = Counts.ABSENT;

  // Of the document being read.
  private String documentType;
  private String documentId;
  private String incompleteReason;
  private String subModel;
  private long documentSearches;
  private boolean counted;

  ResponseFacts(BodyShape shape) {
    this.shape = shape;
  }

  @Override
  public void value(Slot slot, String text) {
    if (text == null) {
      element(slot);
      return;
    }
    switch (slot) {
      case MODEL:
        model = text.isEmpty() ? model : text; // Azure's first event names none
        break;
      case ID:
        documentId = text;
        break;
      case RESPONSE_ID:
        id = id == null ? text : id;
        break;
      case SERVICE_TIER:
        serviceTier = text;
        break;
      case FINISH_REASON:
        finishReason(text);
        break;
      case STATUS:
        status(text);
        break;
      case INCOMPLETE_REASON:
        incompleteReason = text;
        break;
      case ERROR_CODE:
        error.code(text);
        break;
      case ERROR_TYPE:
        error.type(text);
        break;
      case ERROR_STATUS:
        error.status(text);
        break;
      case ERROR:
        error.seen();
        break;
      case CODE:
        error.codeBeside(text);
        break;
      case TYPE:
        documentType = text;
        break;
      case OBJECT:
        object = text;
        break;
      case DONE:
        finished |= "true".equals(text);
        break;
      case BACKGROUND:
        background = "true".equals(text);
        break;
      case SECONDS:
        seconds(text);
        break;
      case SUB_MODEL:
        subModel = text;
        break;
      case OUTPUT_ITEM:
        tools.item(text);
        break;
      case INPUT_TOKENS:
        tokenCount(text);
        break;
      case COUNTED_TOKENS:
        countedTokens = number(text);
        break;
      case LONE_INPUT:
        loneInput(text);
        break;
      case LONE_OUTPUT:
        invoked.output(text);
        break;
      case LONE_OUTPUT_SO_FAR:
        invoked.outputSoFar(text);
        break;
      case SEARCH_QUERY:
        documentSearches++;
        break;
      default:
        break;
    }
  }

  private void element(Slot slot) {
    if (slot == Slot.DATA_ITEM && shape == BodyShape.OPENAI_IMAGES) {
      images = Math.max(0, images) + 1;
    } else if (slot == Slot.ERROR) {
      error.seen();
    }
  }

  private void finishReason(String text) {
    if (!text.equals(NOT_FINISHED)) {
      finishReason = finishReason == null || isAnthropic() ? text : finishReason;
      finished = true;
    }
  }

  private void status(String text) {
    pending = PENDING_STATUS.contains(text);
    if (FINAL_STATUS.contains(text)) {
      finishReason = text;
      finished = true;
    }
  }

  private void tokenCount(String text) {
    if (shape == BodyShape.TOKEN_COUNT) {
      countedTokens = number(text);
    }
  }

  private void seconds(String text) {
    Counts count = new Counts();
    count.put("s", text);
    BigDecimal seconds = count.decimal("s");
    mediaMillis = seconds == null ? mediaMillis : OpenAiUsage.millis(seconds);
  }

  /** An embedding's, one of several; or an invoked model's. */
  private void loneInput(String text) {
    long tokens = number(text);
    if (shape == BodyShape.GEMINI_PREDICT && tokens != Counts.ABSENT) {
      tally.add(new Tally().set(UNCACHED_INPUT_TOKENS, tokens));
    } else {
      invoked.input(text);
    }
  }

  private static long number(String text) {
    Counts count = new Counts();
    count.put("n", text);
    return count.number("n");
  }

  @Override
  public void count(String path, String text) {
    loose.putGrowing(path, text);
  }

  @Override
  public void counts(Slot slot, Counts counts) {
    if (slot == Slot.TOOL_USAGE) {
      searches = counts.number("web_search.num_requests");
    } else if (slot == Slot.SUB_USAGE) {
      if (subModel != null && subModels.size() < MOST_SUB_MODELS) {
        subModels.computeIfAbsent(subModel, name -> new Tally()).add(OpenAiUsage.read(counts));
      }
    } else if (slot == Slot.METRICS) {
      invoked.metrics(counts);
      finished = true;
    } else if (isAnthropic(counts)) {
      anthropic(counts);
    } else if (shape == BodyShape.BEDROCK_INVOKE) {
      invoked.body(counts);
    } else if (shape == BodyShape.BEDROCK_AGENT) {
      tally.add(BedrockUsage.converse(counts));
    } else {
      Tally read = UsageRules.read(shape, counts);
      if (read.isCounted()) {
        taken(read, counts);
      }
    }
  }

  private void taken(Tally read, Counts counts) {
    tally = read;
    counted = true;
    tools.usage(counts);
    serviceTier = later(counts.text("service_tier"), serviceTier);
    serviceTier = later(counts.text("serviceTier"), serviceTier);
    if (PROVISIONED.equals(counts.text("trafficType"))) {
      serviceTier = PROVISIONED.toLowerCase(Locale.ROOT); // paid for by capacity, not by token
    }
    if (shape == BodyShape.XAI_BATCH || shape == BodyShape.GEMINI_BATCH) {
      batch.add(model, tally, Map.of());
      tally = new Tally();
    }
  }

  private void anthropic(Counts counts) {
    anthropic.mergeLater(counts, AnthropicUsage.ITERATIONS);
    AnthropicUsage usage = AnthropicUsage.read(anthropic);
    tally = usage.own.set(PROVIDER_COST, StatedCost.in(anthropic));
    others = usage.others;
    counted = tally.isCounted();
    model = usage.fallbackModel == null ? model : usage.fallbackModel;
    serviceTier = later(anthropic.text("service_tier"), serviceTier);
    inferenceGeo = later(anthropic.text("inference_geo"), inferenceGeo);
    speed = later(anthropic.text("speed"), speed);
  }

  /** The provider's word for an error, or null. */
  String errorType() {
    return error.type();
  }

  /** Calls of the provider's own tools, by name. */
  Map<String, Integer> toolCalls() {
    return tools.all();
  }

  private static String later(String later, String earlier) {
    return later == null ? earlier : later;
  }

  /** Where the shape was to be found out, Anthropic's documents and usage show themselves. */
  private boolean isAnthropic(Counts counts) {
    detectedAnthropic |=
        shape == BodyShape.DETECTED
            && (MESSAGES.contains(String.valueOf(documentType))
                || counts.text("cache_creation_input_tokens") != null)
            && counts.text("total_tokens") == null;
    return isAnthropic();
  }

  private boolean isAnthropic() {
    return detectedAnthropic
        || shape == BodyShape.ANTHROPIC
        || shape == BodyShape.ANTHROPIC_BATCH_LINES;
  }

  @Override
  public void documentEnd() {
    documents++;
    error.documentEnd(documentType, object);
    answered |= error.type() == null;
    tools.documentEnd();
    if (incompleteReason != null) {
      finishReason = incompleteReason;
    }
    // In a typed event an id beside the type is the event's or an item's, not the response's.
    if (documentId != null
        && id == null
        && (documentType == null || isAnthropic() || shape == BodyShape.COHERE)) {
      id = documentId;
    }
    if (documentSearches > 0) {
      searches = documentSearches;
      documentSearches = 0;
    }
    if (documentType != null) {
      typed(documentType);
    }
    if (isLines() && counted) {
      batch.add(model, tally, others);
      tally = new Tally();
      anthropic = new Counts();
    }
    documentType = null;
    documentId = null;
    incompleteReason = null;
    subModel = null;
    counted = false;
  }

  /** Events that end a stream which has no finish reason of its own. */
  private void typed(String type) {
    finished |= counted && (type.endsWith(".done") || type.endsWith(".completed"));
    if (shape == BodyShape.OPENAI_IMAGES && type.endsWith(".completed")) {
      images = Math.max(0, images) + 1;
    }
  }

  private boolean isLines() {
    return shape == BodyShape.OPENAI_BATCH_LINES || shape == BodyShape.ANTHROPIC_BATCH_LINES;
  }

  /** To be called once, when all is read: what stands beside the usage joins it. */
  void settle(boolean embeddings, Headers headers) {
    if (!loose.isEmpty() && !tally.isCounted()) {
      tally = LooseCounts.read(loose);
    }
    if (shape == BodyShape.LOOSE_COUNTS && !tally.isCounted()) {
      tally = LooseCounts.read(headers);
    }
    if (serviceTier == null) {
      serviceTier = headers.first("azureai-processed-tier");
    }
    if (shape == BodyShape.BEDROCK_INVOKE) {
      tally = invoked.settle(headers);
    }
    serviceTier = later(headers.first("x-gemini-service-tier"), serviceTier);
    tally.set(WEB_SEARCH_REQUESTS, searches);
    if (embeddings) {
      tally.clear(OUTPUT_TOKENS, REASONING_TOKENS); // some send a 0 for what cannot be
    }
    if (shape.isBatch() && batch.items() > 0) {
      model = batch.model();
      tally = batch.tally();
      others = batch.others();
    }
  }
}
