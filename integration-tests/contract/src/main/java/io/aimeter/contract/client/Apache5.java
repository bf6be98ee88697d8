package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Apache HttpClient 5, the classic (blocking) one. */
public final class Apache5 implements Client {
  /** Enough that no scenario waits for the connection another has not given back. */
  private static final int CONNECTIONS = 100;

  private final CloseableHttpClient client =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnTotal(CONNECTIONS)
                  .setMaxConnPerRoute(CONNECTIONS)
                  .build())
          .disableCookieManagement()
          .build();

  @Override
  public boolean http2() {
    return false;
  }

  // Deprecated from 5.2 on in favour of handlers, and still what most applications call.
  @Override
  @SuppressWarnings("deprecation")
  public Answer send(Ask ask) throws IOException {
    HttpPost request = request(ask);
    CloseableHttpResponse response = client.execute(request);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
    }
    InputStream body = response.getEntity() == null ? null : response.getEntity().getContent();
    return new Apache5Answer(request, response, headers, body);
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("handler", ask -> client.execute(request(ask), new BasicHttpClientResponseHandler()));
    ways.put(
        "bytes",
        ask ->
            client.execute(
                request(ask),
                response -> Received.bytes(EntityUtils.toByteArray(response.getEntity()))));
    ways.put(
        "written-to",
        ask ->
            client.execute(
                request(ask),
                response -> {
                  ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                  response.getEntity().writeTo(bytes);
                  return Received.bytes(bytes.toByteArray());
                }));
    ways.put(
        "consumed",
        ask ->
            client.execute(
                request(ask),
                response -> {
                  EntityUtils.consume(response.getEntity());
                  return response.getCode() + " " + response.getEntity().isStreaming();
                }));
    return ways;
  }

  private static HttpPost request(Ask ask) {
    HttpPost request = new HttpPost(ask.url());
    ask.headers().forEach(request::setHeader);
    request.setEntity(new StringEntity(ask.body(), ContentType.APPLICATION_JSON));
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(ask.timeoutMillis(), TimeUnit.MILLISECONDS)
            .build());
    return request;
  }

  private record Apache5Answer(
      HttpPost request,
      CloseableHttpResponse response,
      Map<String, List<String>> headers,
      InputStream body)
      implements Answer {
    @Override
    public int status() {
      return response.getCode();
    }

    @Override
    public void cancel() {
      request.abort();
    }

    @Override
    public void close() throws IOException {
      response.close();
    }
  }
}
