package io.aimeter.collector.sink.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.aimeter.collector.http.HttpSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a receiver says of a failure. */
final class Statuses {
  /** The number of {@code message} in {@code google.rpc.Status}. */
  private static final int MESSAGE = 2;

  private static final int MOST = 200;
  private static final Pattern TITLE = Pattern.compile("(?is)<title>(.*?)</title>");

  private Statuses() {}

  /** Its first line after a colon, or nothing. It may be a {@code google.rpc.Status}, or a text. */
  static String text(HttpSender.Answer answer) {
    String message = message(answer.body());
    String text = message == null ? new String(answer.body(), StandardCharsets.UTF_8) : message;
    Matcher title = TITLE.matcher(text);
    if (isPage(answer) && title.find()) {
      text = title.group(1).strip();
    }
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
    return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(MOST, line.length()));
  }

  /** Whether it is a page for people, which a proxy writes and no receiver of OTLP. */
  static boolean isPage(HttpSender.Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8).stripLeading().startsWith("<");
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
