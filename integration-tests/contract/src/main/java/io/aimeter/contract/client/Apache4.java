package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.BufferedHttpEntity;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.BasicResponseHandler;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Apache HttpClient 4.3 and later. */
public final class Apache4 implements Client {
  /** Enough that no scenario waits for the connection another has not given back. */
  private static final int CONNECTIONS = 100;

  private final CloseableHttpClient client =
      HttpClients.custom()
          .setMaxConnTotal(CONNECTIONS)
          .setMaxConnPerRoute(CONNECTIONS)
          .disableCookieManagement()
          .build();

  @Override
  public boolean http2() {
    return false;
  }

  @Override
  public Answer send(Ask ask) throws IOException {
    HttpPost request = request(ask);
    CloseableHttpResponse response = client.execute(request);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.getAllHeaders()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
    }
    InputStream body = response.getEntity() == null ? null : response.getEntity().getContent();
    return new Apache4Answer(request, response, headers, body);
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("handler", ask -> client.execute(request(ask), new BasicResponseHandler()));
    ways.put(
        "bytes",
        ask -> {
          try (CloseableHttpResponse response = client.execute(request(ask))) {
            return Received.bytes(EntityUtils.toByteArray(response.getEntity()));
          }
        });
    ways.put(
        "written-to",
        ask -> {
          try (CloseableHttpResponse response = client.execute(request(ask))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            response.getEntity().writeTo(bytes);
            return Received.bytes(bytes.toByteArray());
          }
        });
    ways.put(
        "buffered",
        ask -> {
          try (CloseableHttpResponse response = client.execute(request(ask))) {
            response.setEntity(new BufferedHttpEntity(response.getEntity()));
            long length = response.getEntity().getContentLength();
            return length + EntityUtils.toString(response.getEntity());
          }
        });
    ways.put(
        "consumed",
        ask -> {
          try (CloseableHttpResponse response = client.execute(request(ask))) {
            EntityUtils.consume(response.getEntity());
            return response.getStatusLine() + " " + response.getEntity().isStreaming();
          }
        });
    return ways;
  }

  private static HttpPost request(Ask ask) {
    HttpPost request = new HttpPost(ask.url());
    ask.headers().forEach(request::setHeader);
    request.setEntity(new StringEntity(ask.body(), StandardCharsets.UTF_8));
    request.setConfig(RequestConfig.custom().setSocketTimeout(ask.timeoutMillis()).build());
    return request;
  }

  private record Apache4Answer(
      HttpPost request,
      CloseableHttpResponse response,
      Map<String, List<String>> headers,
      InputStream body)
      implements Answer {
    @Override
    public int status() {
      return response.getStatusLine().getStatusCode();
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
