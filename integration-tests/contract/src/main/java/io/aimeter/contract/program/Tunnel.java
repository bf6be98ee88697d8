package io.aimeter.contract.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A proxy that tunnels TLS: the JDK's choice for one host, and for no other. Runs for as long as
 * the program does.
 */
final class Tunnel extends ProxySelector {
  /** The host that is reached through it. */
  static final String PROXIED_HOST = "eu.api.openai.com";

  private final ServerSocket server;

  private Tunnel(ServerSocket server) {
    this.server = server;
  }

  /** Opens it and makes it the JDK's choice. */
  static void open() throws IOException {
    Tunnel tunnel = new Tunnel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    start(tunnel::accept);
    ProxySelector.setDefault(tunnel);
  }

  @Override
  public List<Proxy> select(URI uri) {
    return PROXIED_HOST.equals(uri.getHost())
        ? List.of(
            new Proxy(
                Proxy.Type.HTTP,
                new InetSocketAddress(server.getInetAddress(), server.getLocalPort())))
        : List.of(Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {}

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      start(() -> serve(client));
    }
  }

  private static void serve(Socket client) throws IOException {
    try (client) {
      String line = head(client.getInputStream()); // CONNECT host:port HTTP/1.1
      String[] target = line.split(" ", -1)[1].split(":", -1);
      try (Socket provider = new Socket(target[0], Integer.parseInt(target[1]))) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        start(() -> pump(client.getInputStream(), provider.getOutputStream()));
        pump(provider.getInputStream(), client.getOutputStream());
      }
    }
  }

  /** The first line; reads to the empty line and not further. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("the client has gone");
      }
      head.append((char) b);
    }
    return head.substring(0, head.indexOf("\r\n"));
  }

  private static void pump(InputStream in, OutputStream out) throws IOException {
    byte[] bytes = new byte[8192];
    for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
      out.write(bytes, 0, n);
      out.flush();
    }
  }

  private static void start(Io task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // One of the two has gone: so does the tunnel.
              }
            },
            "tunnel");
    thread.setDaemon(true);
    thread.start();
  }

  @FunctionalInterface
  private interface Io {
    void run() throws IOException;
  }
}
