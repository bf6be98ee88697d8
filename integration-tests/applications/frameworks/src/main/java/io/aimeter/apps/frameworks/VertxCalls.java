package io.aimeter.apps.frameworks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.JksOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;

/** By Vert.x's web client, and by its core client for the stream. */
final class VertxCalls {
  private static final String AUTHORIZATION = "Bearer sk-secret-7301";

  private VertxCalls() {}

  static void make(String baseUrl) {
    Vertx vertx = Vertx.vertx();
    String url = baseUrl + "/chat/completions";
    WebClientOptions options = new WebClientOptions();
    options.setTrustOptions(
        new JksOptions()
            .setPath(System.getProperty("javax.net.ssl.trustStore"))
            .setPassword(System.getProperty("javax.net.ssl.trustStorePassword")));
    WebClient client = WebClient.create(vertx, options);
    String asked =
        Frameworks.chat("plain secretprompt [[cached=1024 out=353 reasoning=64]]", false);
    System.out.println(
        client
            .postAbs(url)
            .putHeader("authorization", AUTHORIZATION)
            .putHeader("content-type", "application/json")
            .sendBuffer(Buffer.buffer(asked))
            .await()
            .bodyAsJsonObject()
            .getJsonObject("usage"));
    RequestOptions stream =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url)
            .putHeader("authorization", AUTHORIZATION)
            .putHeader("content-type", "application/json");
    System.out.println(
        vertx
            .createHttpClient(options)
            .request(stream)
            .compose(
                request ->
                    request.send(
                        Frameworks.chat("streamed secretprompt [[cached=7 out=21]]", true)))
            .compose(response -> response.body())
            .await()
            .length());
  }
}
