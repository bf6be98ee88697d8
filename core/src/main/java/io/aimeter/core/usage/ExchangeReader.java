package io.aimeter.core.usage;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Endpoint;

/**
 * Reads one exchange as its pieces pass: what was asked for, what was served, and the usage. Pieces
 * may be split anywhere; memory is bounded whatever the size of the bodies; nothing is ever thrown.
 * Not thread-safe: one thread at a time, calls in the order of the exchange.
 */
public final class ExchangeReader {
  /** The media type of AWS's event streams. */
  private static final String EVENT_STREAM = "application/vnd.amazon.eventstream";

  private static final String GRPC = "application/grpc";

  private final Endpoint endpoint;
  private final String pathAndQuery;
  private final Headers requestHeaders;
  private final Sightings seen;
  private final Estimate estimate;
  private final RequestFacts request = new RequestFacts();
  private final ResponseFacts response;
  private final BodySniffer requestBody = new BodySniffer(this::requestReader);
  private final BodySniffer responseBody = new BodySniffer(this::responseReader);
  private Headers responseHeaders = Headers.NONE;
  private int status;
  private SseReader stream;
  private EventStreamReader events;
  private GrpcReader messages;
  private int swallowed;

  /**
   * A reader for an exchange that begins with these request headers.
   *
   * @param pathAndQuery as sent; names the model where a provider puts it there
   */
  public ExchangeReader(Endpoint endpoint, String pathAndQuery, Headers requestHeaders) {
    this(endpoint, pathAndQuery, requestHeaders, new Sightings());
  }

  /** As above, for one of many exchanges of a JVM, where nothing is estimated. */
  ExchangeReader(Endpoint endpoint, String pathAndQuery, Headers requestHeaders, Sightings seen) {
    this(endpoint, pathAndQuery, requestHeaders, seen, new Estimates(null));
  }

  /**
   * As above, for one of many exchanges of a JVM.
   *
   * @param seen what they have in common: their memory of what is billed
   * @param estimates and how what no provider counted is estimated
   */
  public ExchangeReader(
      Endpoint endpoint,
      String pathAndQuery,
      Headers requestHeaders,
      Sightings seen,
      Estimates estimates) {
    this.seen = seen;
    this.estimate = estimates.concerns(endpoint) ? new Estimate(endpoint, estimates) : null;
    this.endpoint = endpoint;
    this.pathAndQuery = pathAndQuery;
    this.requestHeaders = requestHeaders;
    this.response = new ResponseFacts(endpoint.shape());
  }

  /** A piece of the request body, content-decoded. */
  public void requestBody(byte[] bytes, int offset, int length) {
    try {
      if (estimate != null) {
        estimate.request(bytes, offset, length);
      }
      requestBody.feed(bytes, offset, length);
    } catch (RuntimeException e) {
      swallowed++;
    }
  }

  /** The status line and the headers of the response. */
  public void responseHead(int status, Headers headers) {
    this.status = status;
    this.responseHeaders = headers;
    if (contentType().startsWith(EVENT_STREAM)) {
      events = new EventStreamReader(new EventStreamSink(walker(), response));
      responseBody.choose(events);
    } else if (contentType().startsWith(GRPC)) {
      messages = new GrpcReader(new ProtobufWalker(Paths.ofMessages(endpoint), response));
      responseBody.choose(messages);
    }
  }

  /** A piece of the response body, content-decoded. */
  public void responseBody(byte[] bytes, int offset, int length) {
    try {
      if (estimate != null) {
        estimate.response(bytes, offset, length);
      }
      responseBody.feed(bytes, offset, length);
    } catch (RuntimeException e) {
      swallowed++;
    }
  }

  /**
   * What was read. To be called once, last.
   *
   * @param exceptionClass the class name of the exception the application saw, or null
   */
  public Reading end(ExchangeEnd end, String exceptionClass) {
    boolean whole = false;
    boolean streaming = isEventStream() || isLineStream();
    try {
      swallowed += Math.min(1, requestBody.end().malformed());
      BodyReader body = responseBody.end();
      swallowed += Math.min(1, body.malformed());
      streaming |= (stream != null && stream.hasEvents()) || events != null || isStreamedArray();
      streaming |= response.documents > 1 && !endpoint.shape().isBatch();
      whole = isWhole(body, streaming, end);
      response.settle(endpoint.operation().equals("embeddings"), responseHeaders);
    } catch (RuntimeException e) {
      swallowed++;
    }
    Verdict verdict =
        Verdict.of(endpoint, pathAndQuery, status, streaming, responseHeaders, response, seen);
    if (estimate != null) {
      estimate(verdict, whole);
    }
    return new Reading(
        endpoint,
        request,
        response,
        new Reading.Wire(
            verdict,
            endpoint.urlModel(pathAndQuery),
            status,
            requestHeaders,
            responseHeaders,
            whole ? settled(end) : end,
            exceptionClass,
            streaming,
            !whole));
  }

  private void estimate(Verdict verdict, boolean whole) {
    try {
      String asked = request.model == null ? endpoint.urlModel(pathAndQuery) : request.model;
      estimate.complete(verdict, response, asked, whole);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      swallowed++;
    }
    release();
  }

  /** Forgets the bodies. To be called where {@link #end} will not be. */
  public void release() {
    if (estimate != null) {
      estimate.release();
    }
  }

  /**
   * How an exchange ended whose body is whole: many an application reads to the last brace or event
   * and closes, or forgets, a body without asking for its end.
   */
  private static ExchangeEnd settled(ExchangeEnd end) {
    return end == ExchangeEnd.CANCELLED || end == ExchangeEnd.ABANDONED
        ? ExchangeEnd.COMPLETE
        : end;
  }

  /** A stream that said all is whole even when the application closed it before its very end. */
  private boolean isWhole(BodyReader body, boolean streaming, ExchangeEnd end) {
    if (body == messages) {
      return end == ExchangeEnd.COMPLETE && body.isComplete(); // only the status ends a stream
    }
    if (streaming) {
      // A stream of lines may be cut between two of them; events have a last one that says so.
      return ((body == stream || body == events) && body.isComplete())
          || (response.finished && (response.tally.isCounted() || end == ExchangeEnd.COMPLETE));
    }
    boolean unframed = body == BodyReader.IGNORED || body == stream;
    return unframed ? end == ExchangeEnd.COMPLETE : body.isComplete();
  }

  private BodyReader requestReader(int first) {
    if (first == '{') {
      return new DocumentReader(new JsonWalker(Paths.REQUEST, request));
    }
    return first == '-' ? new MultipartReader(Paths.REQUEST, request) : BodyReader.IGNORED;
  }

  private BodyReader responseReader(int first) {
    BodyShape shape = shape();
    JsonWalker walker = walker();
    if (first == '[') {
      return new DocumentReader(walker);
    }
    if (first == '{') {
      return shape == BodyShape.OPENAI_BATCH_LINES || shape == BodyShape.ANTHROPIC_BATCH_LINES
          ? new LinesReader(walker)
          : new DocumentReader(walker);
    }
    if (isEventStream() || SseReader.mayBeginWith(first)) {
      stream = new SseReader(walker);
      return stream;
    }
    return BodyReader.IGNORED;
  }

  private boolean isLineStream() {
    String type = contentType();
    return (type.startsWith("application/x-ndjson")
            || type.startsWith("application/stream+json")
            || type.startsWith("application/jsonl"))
        && !endpoint.shape().isBatch();
  }

  private BodyShape shape() {
    return status >= 400 ? BodyShape.ERRORS_ONLY : endpoint.shape();
  }

  private JsonWalker walker() {
    return new JsonWalker(Paths.ofResponse(shape()), response);
  }

  private boolean isEventStream() {
    return contentType().startsWith("text/event-stream");
  }

  private String contentType() {
    String type = responseHeaders.first("content-type");
    return type == null ? "" : type;
  }

  /** Gemini streams an array of chunks where nobody asks for events. */
  private boolean isStreamedArray() {
    return endpoint.shape() == BodyShape.GEMINI
        && pathAndQuery != null
        && pathAndQuery.contains(":stream");
  }

  /** How many errors of our own, or malformed bodies, were swallowed; 0 in normal operation. */
  public int swallowed() {
    return swallowed;
  }
}
