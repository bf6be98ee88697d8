package io.aimeter.core.attribution;

import java.util.Locale;

/** Where the value of a dimension or tag came from, highest precedence first. */
public enum Source {
  /** The calling thread's MDC: {@code ai.feature}, … */
  MDC,
  /** OpenTelemetry's baggage on the calling thread. */
  BAGGAGE,
  /** A mapping rule of the user's. */
  RULE,
  /** A system property: {@code -Dai.team}, … */
  PROPERTY,
  /** An environment variable: {@code AI_TEAM}, … */
  ENVIRONMENT,
  /** The file that {@code aimeter.config} names. */
  FILE,
  /** OpenTelemetry's service name or resource attributes. */
  OTEL,
  /** Spring's {@code spring.application.name}. */
  SPRING,
  /** The Kubernetes pod: its labels and annotations, its name. */
  KUBERNETES,
  /** Of a feature nobody set: the AI service of a library, an interface of the application's. */
  AI_SERVICE,
  /** Of a feature nobody set: the scheduled job the call was made in. */
  JOB,
  /** Of a feature nobody set: the listener of messages the call was made in. */
  LISTENER,
  /** Of a feature nobody set: the route of the inbound request the call was made in. */
  ROUTE,
  /** Of a feature nobody set: the application's method nearest to the call. */
  CALLER;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name as records keep it. */
  public String label() {
    return label;
  }
}
