package io.aimeter.agent.tap;

import java.io.IOException;

/** What a program that uses a client does; the program is of the loader that weaves the client. */
public interface Program {
  /** Posts and reads all of the answer, decoded. */
  byte[] post(String url, byte[] body) throws IOException;

  /** Posts, reads one byte and closes the answer. */
  void readOneAndClose(String url) throws IOException;

  /** Posts, reads one byte, cancels the call and reads on. */
  void readOneAndCancel(String url) throws IOException;
}
