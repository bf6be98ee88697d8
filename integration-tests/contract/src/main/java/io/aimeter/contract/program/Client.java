package io.aimeter.contract.program;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An HTTP client under contract. Thread-safe. */
public interface Client {

  /** Whether it speaks HTTP/2. */
  boolean http2();

  /** Sends and waits for the head of the answer. */
  Answer send(Ask ask) throws Exception;

  /** Sends without waiting; null where the client cannot. */
  default CompletableFuture<Answer> sendAsync(Ask ask) {
    return null;
  }

  /** The client's further ways to receive a body, by name; each gives what it received. */
  default Map<String, Way> ways() {
    return Map.of();
  }

  /** One way to send a request and receive its body. */
  @FunctionalInterface
  interface Way {
    /** What the application received, as a text that can be compared. */
    Object receive(Ask ask) throws Exception;
  }
}
