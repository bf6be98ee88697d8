package io.helidon.webclient.api;

import java.io.IOException;
import java.io.OutputStream;

/** A request. */
public interface ClientRequest {
  /** Writes a request's body. */
  @FunctionalInterface
  interface OutputStreamHandler {
    /** Writes it and closes the stream. */
    void handle(OutputStream out) throws IOException;
  }
}
