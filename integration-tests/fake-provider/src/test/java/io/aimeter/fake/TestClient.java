package io.aimeter.fake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's client, trusting one fake provider and nobody else. */
final class TestClient {
  private final FakeProvider provider;
  private final HttpClient client;

  TestClient(FakeProvider provider, HttpClient.Version version) throws Exception {
    this.provider = provider;
    this.client = HttpClient.newBuilder().version(version).sslContext(trusting(provider)).build();
  }

  /** Sends a body over TLS; further headers as names and values in turn. */
  HttpResponse<byte[]> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + provider.httpsPort() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Fetches from the port without TLS. */
  HttpResponse<byte[]> getPlain(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + provider.httpPort() + path);
    return client.send(
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Opens a WebSocket over TLS. */
  WebSocket open(String path, WebSocket.Listener listener) {
    URI uri = URI.create("wss://localhost:" + provider.httpsPort() + path);
    return client.newWebSocketBuilder().buildAsync(uri, listener).join();
  }

  private static SSLContext trusting(FakeProvider provider)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(provider.trustStore())) {
      store.load(in, FakeProvider.TRUST_PASSWORD.toCharArray());
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
