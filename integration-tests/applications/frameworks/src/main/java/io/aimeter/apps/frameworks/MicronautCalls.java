package io.aimeter.apps.frameworks;

import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.StreamingHttpClient;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import reactor.core.publisher.Flux;

/** By Micronaut's client, blocking and as a stream. */
final class MicronautCalls {
  private MicronautCalls() {}

  static void make(String baseUrl) {
    URL url = url(baseUrl);
    try (HttpClient client = HttpClient.create(url);
        StreamingHttpClient streaming = StreamingHttpClient.create(url)) {
      String plain =
          client
              .toBlocking()
              .retrieve(
                  request("plain secretprompt [[cached=1024 out=353 reasoning=64]]", false),
                  String.class);
      System.out.println(plain.length());
      System.out.println(
          Flux.from(
                  streaming.dataStream(request("streamed secretprompt [[cached=7 out=21]]", true)))
              .map(ByteBuffer::readableBytes)
              .reduce(0, Integer::sum)
              .block());
    }
  }

  private static HttpRequest<String> request(String text, boolean stream) {
    return HttpRequest.POST("/v1/chat/completions", Frameworks.chat(text, stream))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .accept(stream ? MediaType.TEXT_EVENT_STREAM_TYPE : MediaType.APPLICATION_JSON_TYPE)
        .bearerAuth("sk-secret-7301");
  }

  private static URL url(String baseUrl) {
    try {
      return URI.create(baseUrl).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(baseUrl, e);
    }
  }
}
