package io.aimeter.contract.program;

import java.util.List;

/** A client of WebSockets under contract. */
public interface LiveClient {
  /**
   * Opens one; returns when it is open.
   *
   * @param heard what its listener hears, from the first
   * @throws Exception what the client gives in place of a WebSocket
   */
  Socket open(String url, LiveNotes heard) throws Exception;

  /** An open one. */
  interface Socket {
    /** Sends a message of text; in these pieces, where the client can. */
    void text(List<String> pieces) throws Exception;

    /** Sends a binary message. */
    void binary(byte[] message) throws Exception;

    /** Closes it in good order. */
    void close() throws Exception;

    /** Cuts it. */
    void abort();
  }
}
