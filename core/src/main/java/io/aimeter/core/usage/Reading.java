package io.aimeter.core.usage;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.ArrayList;
import java.util.List;

/** What was read of one exchange, or of one further model's share in it. Immutable. */
public final class Reading {
  private static final String RETRIES = "x-stainless-retry-count";

  /** By the providers' documentation; most of those that took over OpenAI's say as it does. */
  private static final String[] REQUEST_IDS = {
    "request-id",
    "x-request-id",
    "x-amzn-requestid",
    "apim-request-id",
    "mistral-correlation-id",
    "x-debug-trace-id",
    "x-generation-id",
    "x-ds-trace-id"
  };

  private final Endpoint endpoint;
  private final RequestFacts request;
  private final ResponseFacts response;
  private final Wire wire;
  private final String responseModel;
  private final Tally tally;
  private final boolean main;

  Reading(Endpoint endpoint, RequestFacts request, ResponseFacts response, Wire wire) {
    this(endpoint, request, response, wire, response.model, response.tally, true);
  }

  private Reading(
      Endpoint endpoint,
      RequestFacts request,
      ResponseFacts response,
      Wire wire,
      String responseModel,
      Tally tally,
      boolean main) {
    this.endpoint = endpoint;
    this.request = request;
    this.response = response;
    this.wire = wire;
    this.responseModel = responseModel;
    this.tally = tally;
    this.main = main;
  }

  /** Sets every field of the record that the exchange itself tells. */
  public void applyTo(CostRecord.Builder record) {
    what(record);
    how(record);
    tally.applyTo(record);
    record.set(RecordField.USAGE_SOURCE, wire.verdict.usageSource);
    if (main) {
      quantitiesOfTheExchange(record);
    }
  }

  private void what(CostRecord.Builder record) {
    record
        .set(RecordField.PROVIDER, endpoint.provider())
        .set(RecordField.OPERATION, wire.verdict.operation)
        .set(RecordField.CALL_TYPE, wire.verdict.callType)
        .set(RecordField.BILLABLE, wire.verdict.billable)
        .set(RecordField.RESPONSE_MODEL, responseModel)
        .set(RecordField.SERVICE_TIER, request.serviceTier)
        .set(RecordField.SERVICE_TIER, response.serviceTier)
        .set(RecordField.INFERENCE_GEO, response.inferenceGeo)
        .set(RecordField.SPEED, response.speed)
        .set(RecordField.STREAMING, wire.streaming)
        .set(RecordField.BATCH, response.batch.items() > 0 || "batch".equals(response.serviceTier));
    if (main) {
      record
          .set(RecordField.REQUEST_MODEL, request.model)
          .set(RecordField.URL_MODEL, wire.urlModel);
    }
    if (request.read) {
      record.set(RecordField.MAX_TOKENS_SET, request.maxTokens);
    }
  }

  private void how(CostRecord.Builder record) {
    record
        .set(RecordField.END, wire.end.label())
        .set(RecordField.FINISH_REASON, response.finishReason)
        .set(RecordField.RESPONSE_ID, response.id)
        .set(RecordField.REQUEST_ID, requestId())
        .set(RecordField.ERROR_TYPE, errorType());
    if (wire.status > 0) {
      record.set(RecordField.HTTP_STATUS, wire.status);
    }
    if (wire.cut && wire.verdict.isChargeable() && isSuccess()) {
      record.set(RecordField.PARTIAL, true);
    }
    String retries = wire.requestHeaders.first(RETRIES);
    if (retries != null && retries.matches("\\d{1,4}")) {
      record.set(RecordField.ATTEMPT, Integer.parseInt(retries) + 1);
    }
    RateLimits.copy(endpoint.provider(), wire.responseHeaders, record);
  }

  private void quantitiesOfTheExchange(CostRecord.Builder record) {
    if (response.countedTokens != Counts.ABSENT) {
      record.set(RecordField.COUNTED_TOKENS, response.countedTokens);
    }
    if (response.images != Counts.ABSENT) {
      record.set(RecordField.IMAGES, response.images);
    }
    long millis = endpoint.callType().equals("video") ? request.mediaMillis : response.mediaMillis;
    if (millis != Counts.ABSENT && !record.has(RecordField.MEDIA_MILLIS)) {
      record.set(RecordField.MEDIA_MILLIS, millis);
    }
    long stated = StatedCost.in(wire.responseHeaders);
    if (stated != Counts.ABSENT && !record.has(RecordField.PROVIDER_COST)) {
      record.set(RecordField.PROVIDER_COST, stated);
    }
    response.subModels.forEach(
        (model, share) -> record.put(RecordField.SUB_MODELS, model, share.inputAndOutput()));
    response
        .toolCalls()
        .forEach(
            (name, calls) -> record.put(RecordField.TOOL_CALLS, name, Integer.toString(calls)));
  }

  private String requestId() {
    for (String header : REQUEST_IDS) {
      String id = wire.responseHeaders.first(header);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /** Also a connection that became a WebSocket. */
  private boolean isSuccess() {
    return (wire.status >= 200 && wire.status < 300) || wire.status == RealtimeReader.SWITCHED;
  }

  /** The provider's word first, then the exception, then the status. */
  private String errorType() {
    if (response.errorType() != null) {
      return response.errorType();
    }
    if (inHeaders() != null) {
      return inHeaders();
    }
    if (wire.exceptionClass != null) {
      return wire.exceptionClass;
    }
    return wire.status >= 400 ? Integer.toString(wire.status) : null;
  }

  /** AWS names an error in a header, sometimes with an address behind it; gRPC has its status. */
  private String inHeaders() {
    String aws = wire.responseHeaders.first("x-amzn-errortype");
    if (aws != null) {
      int colon = aws.indexOf(':');
      return colon > 0 ? aws.substring(0, colon) : aws;
    }
    return wire.responseHeaders.first("grpc-status");
  }

  /**
   * The tokens that other models served in the same exchange, a reading each; the caller numbers
   * their records as parts 1, 2, … Empty in all but rare cases.
   */
  public List<Reading> furtherModels() {
    List<Reading> further = new ArrayList<>();
    if (main) {
      response.others.forEach(
          (model, others) ->
              further.add(new Reading(endpoint, request, response, wire, model, others, false)));
    }
    return further;
  }

  /** What the wire showed besides bodies. */
  static final class Wire {
    private final Verdict verdict;
    private final String urlModel;
    private final int status;
    private final Headers requestHeaders;
    private final Headers responseHeaders;
    private final ExchangeEnd end;
    private final String exceptionClass;
    private final boolean streaming;
    private final boolean cut;

    Wire(
        Verdict verdict,
        String urlModel,
        int status,
        Headers requestHeaders,
        Headers responseHeaders,
        ExchangeEnd end,
        String exceptionClass,
        boolean streaming,
        boolean cut) {
      this.verdict = verdict;
      this.urlModel = urlModel;
      this.status = status;
      this.requestHeaders = requestHeaders;
      this.responseHeaders = responseHeaders;
      this.end = end;
      this.exceptionClass = exceptionClass;
      this.streaming = streaming;
      this.cut = cut;
    }
  }
}
