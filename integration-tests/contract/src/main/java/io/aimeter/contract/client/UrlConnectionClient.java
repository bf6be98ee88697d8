package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JDK's {@code HttpURLConnection}: HTTP/1.1, blocking. */
public final class UrlConnectionClient implements Client {
  @Override
  public boolean http2() {
    return false;
  }

  @Override
  public Answer send(Ask ask) throws IOException {
    HttpURLConnection connection = open(ask);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(ask.body().getBytes(StandardCharsets.UTF_8));
    }
    return new UrlConnectionAnswer(connection, connection.getResponseCode());
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "fixed-length-request",
        ask -> {
          HttpURLConnection connection = open(ask);
          byte[] body = ask.body().getBytes(StandardCharsets.UTF_8);
          connection.setFixedLengthStreamingMode(body.length);
          connection.getOutputStream().write(body);
          try (InputStream in = connection.getInputStream()) {
            return connection.getResponseMessage() + Received.bytes(in.readAllBytes());
          }
        });
    ways.put(
        "chunked-request",
        ask -> {
          HttpURLConnection connection = open(ask);
          connection.setChunkedStreamingMode(16);
          try (OutputStream out = connection.getOutputStream()) {
            out.write(ask.body().getBytes(StandardCharsets.UTF_8));
          }
          try (InputStream in = connection.getInputStream()) {
            return connection.getHeaderField(0) + Received.bytes(in.readAllBytes());
          }
        });
    ways.put(
        "streams-asked-for-often",
        ask -> {
          HttpURLConnection connection = open(ask);
          connection.getOutputStream().write(ask.body().getBytes(StandardCharsets.UTF_8));
          InputStream first = connection.getInputStream();
          boolean same = first == connection.getInputStream();
          boolean noError = connection.getErrorStream() == null;
          try (first) {
            return same + " " + noError + " " + Received.bytes(first.readAllBytes());
          }
        });
    ways.put(
        "content",
        ask -> {
          HttpURLConnection connection = open(ask);
          connection.getOutputStream().write(ask.body().getBytes(StandardCharsets.UTF_8));
          try (InputStream in = (InputStream) connection.getContent()) {
            return Received.bytes(in.readAllBytes());
          }
        });
    return ways;
  }

  private static HttpURLConnection open(Ask ask) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(ask.url()).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setReadTimeout(ask.timeoutMillis());
    ask.headers().forEach(connection::setRequestProperty);
    return connection;
  }

  private record UrlConnectionAnswer(HttpURLConnection connection, int status) implements Answer {
    @Override
    public Map<String, List<String>> headers() {
      return connection.getHeaderFields();
    }

    @Override
    public InputStream body() throws IOException {
      return status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    }

    @Override
    public void cancel() {
      connection.disconnect();
    }

    @Override
    public void close() throws IOException {
      InputStream body = body();
      if (body != null) {
        body.close();
      }
    }
  }
}
