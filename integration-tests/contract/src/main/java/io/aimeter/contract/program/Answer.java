package io.aimeter.contract.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A response whose body has not been read. */
public interface Answer {
  int status();

  /** As the client gives them, by name. */
  Map<String, List<String>> headers();

  /** The body as the client gives it; the same stream each time. */
  InputStream body() throws IOException;

  /** Ends the exchange while the body is being read, the way the client means it. */
  void cancel() throws IOException;

  /** Closes the response, read or not. */
  void close() throws IOException;
}
