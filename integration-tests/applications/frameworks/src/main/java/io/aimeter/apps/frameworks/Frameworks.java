package io.aimeter.apps.frameworks;

/**
 * Calls OpenAI by the client of a framework, plain and streaming. Arguments: which, and the base
 * URL. Prints what it received.
 */
public final class Frameworks {
  private Frameworks() {}

  /** The program. */
  public static void main(String[] args) {
    switch (args[0]) {
      case "vertx" -> VertxCalls.make(args[1]);
      case "micronaut" -> MicronautCalls.make(args[1]);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0); // the event loops would keep the JVM
  }

  static String chat(String text, boolean stream) {
    String options = stream ? "\"stream\":true,\"stream_options\":{\"include_usage\":true}," : "";
    return "{\"model\":\"gpt-4o-mini\",%s\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(options, text);
  }
}
