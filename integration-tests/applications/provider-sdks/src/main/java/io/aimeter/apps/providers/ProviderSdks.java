package io.aimeter.apps.providers;

/**
 * Calls a provider through its own SDK, plain and streaming, synchronous and not. Arguments: which
 * provider, and its base URL. Prints what it received.
 */
public final class ProviderSdks {
  private ProviderSdks() {}

  /** The program. */
  public static void main(String[] args) {
    switch (args[0]) {
      case "gemini" -> GeminiCalls.make(args[1]);
      case "azure" -> AzureCalls.make(args[1]);
      case "cohere" -> CohereCalls.make(args[1]);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0); // the SDKs' pools would keep the JVM for a minute
  }
}
