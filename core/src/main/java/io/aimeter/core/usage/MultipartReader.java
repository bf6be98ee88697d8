package io.aimeter.core.usage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the short fields of a multipart form (RFC 7578), line by line: audio and image requests
 * name their model in one. Lines longer than any of them are binary content and passed over.
 */
final class MultipartReader implements BodyReader {
  private static final int MAX_LINE = 512;
  private static final Pattern NAME =
      Pattern.compile("^content-disposition:.*[; ]name=\"?([^\";]+)", Pattern.CASE_INSENSITIVE);

  private final PathNode fields;
  private final DocumentSink sink;
  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private boolean tooLong;
  private String boundary;
  private boolean inHeaders;
  private Slot field;

  MultipartReader(PathNode fields, DocumentSink sink) {
    this.fields = fields;
    this.sink = sink;
  }

  @Override
  public void feed(byte[] bytes, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (bytes[i] == '\n') {
        endLine();
      } else if (length == MAX_LINE) {
        tooLong = true;
      } else {
        line[length++] = bytes[i];
      }
    }
  }

  private void endLine() {
    if (!tooLong) {
      String text = new String(line, 0, length, StandardCharsets.UTF_8);
      line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
    length = 0;
    tooLong = false;
  }

  private void line(String text) {
    if (boundary == null) {
      // The body begins with its first delimiter.
      boundary = text;
      inHeaders = true;
    } else if (text.startsWith(boundary)) {
      inHeaders = true;
      field = null;
    } else if (inHeaders) {
      if (text.isEmpty()) {
        inHeaders = false;
      } else {
        header(text);
      }
    } else if (field != null) {
      sink.value(field, text);
      field = null;
    }
  }

  private void header(String text) {
    Matcher name = NAME.matcher(text);
    if (name.find()) {
      PathNode node = fields.member(name.group(1).toLowerCase(Locale.ROOT));
      field = node == null ? null : node.slot();
    }
  }

  @Override
  public void end() {
    endLine();
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public int malformed() {
    return 0;
  }
}
