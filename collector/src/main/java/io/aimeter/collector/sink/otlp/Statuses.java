package io.aimeter.collector.sink.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.aimeter.collector.http.HttpSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a receiver says of a failure. */
final class Statuses {
  /** The number of {@code message} in {@code google.rpc.Status}. */
  private static final int MESSAGE = 2;

  private static final int MOST = 200;

  private Statuses() {}

  /** Its first line after a colon, or nothing. It may be a {@code google.rpc.Status}, or a text. */
  static String text(HttpSender.Answer answer) {
    String message = message(answer.body());
    String text = message == null ? new String(answer.body(), StandardCharsets.UTF_8) : message;
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(MOST, line.length()));
  }

  private static String message(byte[] body) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(body);
      String message = null;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == MESSAGE
            && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
          message = in.readStringRequireUtf8();
        } else if (!in.skipField(tag)) {
          return null;
        }
      }
      return message;
    } catch (IOException e) {
      return null; // no such message
    }
  }
}
