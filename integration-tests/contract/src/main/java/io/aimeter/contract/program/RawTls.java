package io.aimeter.contract.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An application with an HTTP client of its own, which no tap can know. Arguments: the provider's
 * TLS port, then the hosts to call.
 */
public final class RawTls {
  private RawTls() {}

  /** Ends with 0 when each host has answered. */
  public static void main(String[] args) throws IOException {
    for (int i = 1; i < args.length; i++) {
      call(args[i], Integer.parseInt(args[0]));
    }
  }

  private static void call(String host, int port) throws IOException {
    try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(host, port)) {
      String request =
          "GET /v1/models HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String head = new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII);
      if (!head.equals("HTTP/1.1")) {
        throw new IOException(host + " answered " + head);
      }
    }
  }
}
