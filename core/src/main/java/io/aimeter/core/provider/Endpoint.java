package io.aimeter.core.provider;

/**
 * One kind of request a provider answers: a row of the recognition table. Immutable; one instance a
 * row, so identity is equality.
 */
public final class Endpoint {
  private final String provider;
  private final String operation;
  private final String callType;
  private final boolean billable;
  private final BodyShape shape;
  private final PathPattern path;

  Endpoint(
      String provider,
      String operation,
      String callType,
      boolean billable,
      BodyShape shape,
      PathPattern path) {
    this.provider = provider;
    this.operation = operation;
    this.callType = callType;
    this.billable = billable;
    this.shape = shape;
    this.path = path;
  }

  /** {@code gen_ai.provider.name}. */
  public String provider() {
    return provider;
  }

  /** {@code gen_ai.operation.name}, or our call type where OpenTelemetry has no name. */
  public String operation() {
    return operation;
  }

  /** Our finer classification: chat, embedding, retrieval, management, … */
  public String callType() {
    return callType;
  }

  /** Whether the provider charges for a successful call. */
  public boolean billable() {
    return billable;
  }

  /** How the bodies are read. */
  public BodyShape shape() {
    return shape;
  }

  /**
   * The model or deployment that the path of a call to this endpoint names, percent-decoded; null
   * where the provider does not put it there.
   */
  public String urlModel(String pathAndQuery) {
    return path == null || pathAndQuery == null ? null : path.model(pathAndQuery);
  }

  /** Whether the request body says something a record wants: the model, limits, the tier. */
  public boolean readsRequestBody() {
    return shape != BodyShape.ERRORS_ONLY && shape != BodyShape.DOWNLOAD;
  }

  /** Whether the response body is worth handing in: all but large downloads are. */
  public boolean readsResponseBody() {
    return shape != BodyShape.DOWNLOAD;
  }

  @Override
  public String toString() {
    return provider + ' ' + callType;
  }
}
