package io.aimeter.core.ask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.aimeter.core.provider.UsageOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request for a stream, with {@code stream_options.include_usage} added. Everything
 * else stays as it is, byte for byte.
 */
public final class AskedRequest {
  /** The longest body that is looked at: beyond, the look would cost the caller too much. */
  public static final int MOST_BYTES = 256 << 10;

  private static final JsonFactory JSON = new JsonFactory();
  private static final String ASKING = "\"include_usage\":true";
  private static final int NULL = 4;

  private final JsonParser json;
  private final boolean azure;
  private boolean streams;
  private boolean refuses;

  /** Where the options begin, and how many bytes of them are replaced; -1 where there are none. */
  private int optionsAt = -1;

  private int replaced;
  private boolean optionsEmpty;

  /** Where the object ends. */
  private int end;

  private AskedRequest(JsonParser json, UsageOption option) {
    this.json = json;
    this.azure = option == UsageOption.AZURE;
  }

  /**
   * The body that asks; null where the request is to stay as it is: it asks for no stream, says
   * itself what it wants, is too long, is no JSON, or the provider would refuse it.
   */
  public static byte[] body(byte[] body, UsageOption option) {
    if (option == UsageOption.NONE
        || body.length > MOST_BYTES
        || body.length < 2
        || body[0] != '{'
        || body[1] == 0) {
      return null;
    }
    try (JsonParser json = JSON.createParser(body)) {
      AskedRequest request = new AskedRequest(json, option);
      return request.read() && request.isLocated(body) ? request.added(body) : null;
    } catch (IOException | RuntimeException e) {
      return null; // not ours to judge: the provider gets what the application sends
    }
  }

  /** Whether the usage is to be asked for. */
  private boolean read() throws IOException {
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("stream")) {
        refuses |= streams || value != JsonToken.VALUE_TRUE;
        streams = true;
      } else if (name.equals("stream_options")) {
        refuses |= optionsAt >= 0;
        options(value);
      } else {
        refuses |= azure && name.equals("data_sources");
        value(value);
      }
    }
    end = offset();
    return json.nextToken() == null && streams && !refuses;
  }

  private void options(JsonToken value) throws IOException {
    optionsAt = offset();
    if (value == JsonToken.VALUE_NULL) {
      replaced = NULL;
      return;
    }
    optionsAt++;
    optionsEmpty = true;
    refuses |= value != JsonToken.START_OBJECT;
    while (!refuses && json.nextToken() == JsonToken.FIELD_NAME) {
      optionsEmpty = false;
      refuses |= json.currentName().equals("include_usage");
      json.nextToken();
      json.skipChildren();
    }
  }

  /** Passes over a value; images may stand at any depth. */
  private void value(JsonToken first) throws IOException {
    if (!azure || !first.isStructStart()) {
      json.skipChildren();
      return;
    }
    for (int depth = 1; depth > 0; ) {
      JsonToken token = json.nextToken();
      if (token == null) {
        throw new IOException("unfinished");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      refuses |= token == JsonToken.FIELD_NAME && json.currentName().equals("image_url");
    }
  }

  /** Whether the positions are what they are taken for. */
  private boolean isLocated(byte[] body) {
    return body[end] == '}'
        && (optionsAt < 0 || (replaced > 0 ? body[optionsAt] == 'n' : body[optionsAt - 1] == '{'));
  }

  private int offset() {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  private byte[] added(byte[] body) {
    String text;
    int at = optionsAt;
    if (optionsAt < 0) {
      at = end;
      text = ",\"stream_options\":{" + ASKING + '}';
    } else if (replaced > 0) {
      text = '{' + ASKING + '}';
    } else {
      text = optionsEmpty ? ASKING : ASKING + ',';
    }
    byte[] added = text.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + added.length);
    all.write(body, 0, at);
    all.write(added, 0, added.length);
    all.write(body, at + replaced, body.length - at - replaced);
    return all.toByteArray();
  }
}
