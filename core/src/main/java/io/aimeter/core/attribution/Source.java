package io.aimeter.core.attribution;

import java.util.Locale;

/** Where the value of a dimension or tag came from, highest precedence first. */
public enum Source {
  /** The calling thread's MDC: {@code ai.feature}, … */
  MDC,
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
  /** The name of the Kubernetes pod. */
  KUBERNETES;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name as records keep it. */
  public String label() {
    return label;
  }
}
