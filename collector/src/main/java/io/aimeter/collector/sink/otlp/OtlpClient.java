package io.aimeter.collector.sink.otlp;

import com.google.protobuf.MessageLite;
import io.aimeter.collector.http.HttpSender;
import io.aimeter.collector.sink.RefusedException;
import io.aimeter.collector.sink.SinkException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Sends messages by OTLP/HTTP: binary Protocol Buffers, compressed with gzip. */
final class OtlpClient {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

  /** What is said of a message that will never be taken. 401, 403 and 404 a person can mend. */
  private static final Set<Integer> OF_THE_MESSAGE = Set.of(400, 413, 422);

  private final URI to;
  private final Map<String, String> headers;
  private final HttpSender sender;

  OtlpClient(OtlpTarget target, Signal signal) throws SinkException {
    to = target.of(signal);
    headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(target.headers());
    headers.put("Content-Type", "application/x-protobuf");
    headers.put("Content-Encoding", "gzip");
    headers.put("User-Agent", "aimeter-collector");
    try {
      sender = new HttpSender(target.tls(), LONGEST_REQUEST);
    } catch (IOException e) {
      throw new SinkException("OTLP: " + e.getMessage(), e);
    }
  }

  /**
   * Sends.
   *
   * @return the response message
   * @throws RefusedException if the receiver says that it is the message's own fault
   * @throws SinkException if it was not taken for another reason
   */
  byte[] send(MessageLite message) throws SinkException, InterruptedException {
    HttpSender.Answer answer;
    try {
      answer = sender.post(to, headers, gzipped(message));
    } catch (IOException e) {
      throw new SinkException("OTLP: " + e.getMessage(), e);
    }
    if (answer.isSuccess()) {
      return answer.body();
    }
    String said = "OTLP: " + to + " answers " + answer.status() + Statuses.text(answer);
    // A proxy says 400 where it wants a client's certificate, which is no record's fault.
    boolean isOfProxy = answer.status() == 400 && Statuses.isPage(answer);
    if (OF_THE_MESSAGE.contains(answer.status()) && !isOfProxy) {
      throw new RefusedException(said, null);
    }
    throw new SinkException(said, null, answer.retryAfter());
  }

  private static byte[] gzipped(MessageLite message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      message.writeTo(gzip);
    }
    return out.toByteArray();
  }
}
