package io.aimeter.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A running fake provider: HTTP/1.1 and HTTP/2 over TLS on one port of loopback, plain HTTP/1.1 on
 * another.
 */
public final class FakeProvider implements AutoCloseable {
  /** The password of the trust store. */
  public static final String TRUST_PASSWORD = Certificates.PASSWORD;

  /** A request with this header gets the {@link #replay} of that id. */
  public static final String REPLAY_HEADER = Provider.REPLAY_HEADER;

  /** By this header a request says who sends it, which the provider keeps with what it counts. */
  public static final String CALLER_HEADER = Provider.CALLER_HEADER;

  private static final List<String> HOSTS =
      List.of(
          "localhost",
          "api.openai.com",
          "us.api.openai.com",
          "eu.api.openai.com",
          "api.anthropic.com",
          "api.cohere.com",
          "api.mistral.ai",
          "bedrock-runtime.us-east-1.amazonaws.com",
          "api.x.ai",
          "example.openai.azure.com",
          "generativelanguage.googleapis.com",
          "us-central1-aiplatform.googleapis.com",
          "foreign.example");

  private final Provider provider = new Provider();
  private final Server server;
  private final LiveSurface live;
  private final ServerConnector tls;
  private final ServerConnector plain;
  private final Path trustStore;
  private final Path hostsFile;

  private FakeProvider(Path directory, List<String> moreHosts) throws IOException {
    List<String> hosts = new ArrayList<>(HOSTS);
    moreHosts.stream().filter(host -> !hosts.contains(host)).forEach(hosts::add);
    Certificates certificates = Certificates.in(directory, hosts);
    trustStore = certificates.trustStore();
    hostsFile = directory.resolve("hosts");
    StringBuilder lines = new StringBuilder();
    hosts.forEach(host -> lines.append("127.0.0.1 ").append(host).append('\n'));
    Files.writeString(hostsFile, lines);

    QueuedThreadPool threads = new QueuedThreadPool(200);
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(64 << 10);
    http.setUriCompliance(UriCompliance.UNSAFE); // recorded paths are sent as they were
    HttpConfiguration https = new HttpConfiguration(http);
    https.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ssl.setKeyStorePath(certificates.keyStore().toString());
    ssl.setKeyStorePassword(Certificates.PASSWORD);
    ssl.setSniRequired(false);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol("http/1.1");
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(https);
    http2.setRateControlFactory(new org.eclipse.jetty.http2.RateControl.Factory() {});
    tls =
        connector(
            new SslConnectionFactory(ssl, alpn.getProtocol()),
            alpn,
            http2,
            new HttpConnectionFactory(https));
    plain = connector(new HttpConnectionFactory(http));
    server.setHandler(provider);
    live = provider.serveLive(server);
  }

  private ServerConnector connector(org.eclipse.jetty.server.ConnectionFactory... factories) {
    ServerConnector connector = new ServerConnector(server, factories);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    return connector;
  }

  /**
   * Starts one on free ports; the directory takes the certificate, the trust store and the hosts
   * file.
   */
  public static FakeProvider start(Path directory) throws Exception {
    return start(directory, List.of());
  }

  /** Starts one that has a certificate for further host names. */
  public static FakeProvider start(Path directory, List<String> moreHosts) throws Exception {
    Files.createDirectories(directory);
    FakeProvider provider = new FakeProvider(directory.toAbsolutePath(), moreHosts);
    provider.server.start();
    return provider;
  }

  /** The TLS port. */
  public int httpsPort() {
    return tls.getLocalPort();
  }

  /** The plain port. */
  public int httpPort() {
    return plain.getLocalPort();
  }

  /** A PKCS12 trust store with the provider's certificate; {@link #TRUST_PASSWORD}. */
  public Path trustStore() {
    return trustStore;
  }

  /** A file for {@code jdk.net.hosts.file} that sends the providers' names to loopback. */
  public Path hostsFile() {
    return hostsFile;
  }

  /** What the provider counted so far, in the order of the responses' ends. */
  public List<Billed> exchanges() {
    return List.copyOf(provider.exchanges());
  }

  /** What the provider counted so far on WebSockets, in the order of the turns' ends. */
  public List<BilledTurn> turns() {
    return List.copyOf(live.turns());
  }

  /** Forgets what was counted, and which requests have failed once. */
  public void reset() {
    provider.reset();
  }

  /** Makes a recorded response available under an id. */
  public void replay(String id, Replay replay) {
    provider.replays().put(id, replay);
  }

  /** The sums, one a line: calls, input, cached, output, cost_nano_usd. */
  String totals() {
    return Totals.of(exchanges()).toLines();
  }

  /** Cuts all connections and frees the ports. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("the fake provider does not stop", e);
    }
  }
}
