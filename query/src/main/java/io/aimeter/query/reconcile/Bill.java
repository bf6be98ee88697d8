package io.aimeter.query.reconcile;

import io.aimeter.query.BadInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who sends a bill, and which metered providers are on it. */
public enum Bill {
  OPENAI(true, "openai"),
  ANTHROPIC(false, "anthropic"),
  AWS(false, "aws\\.bedrock"),
  AZURE(false, "azure\\.ai\\.(openai|inference)"),
  GOOGLE(false, "gcp\\.(vertex_ai|gemini)");

  private final boolean namesModels;
  private final String providers;

  /** A regular expression of the metered providers, in OpenTelemetry's names. */
  Bill(boolean namesModels, String providers) {
    this.namesModels = namesModels;
    this.providers = providers;
  }

  /**
   * The one of that name.
   *
   * @throws BadInput if there is none
   */
  public static Bill named(String name) {
    for (Bill bill : values()) {
      if (bill.label().equals(name)) {
        return bill;
      }
    }
    String known = Arrays.stream(values()).map(Bill::label).collect(Collectors.joining(", "));
    throw new BadInput("--provider: '" + name + "' is none of " + known);
  }

  /** As people type it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its items begin with the very names of models, dates and all. */
  boolean namesModels() {
    return namesModels;
  }

  /** Whether calls of a metered provider are on it. */
  boolean isOf(String provider) {
    return provider != null && provider.matches(providers);
  }
}
