package io.aimeter.agent.tap.okhttp;

import io.aimeter.core.ask.AskableHeaders;
import io.aimeter.core.ask.AskedRequest;
import io.aimeter.core.provider.UsageOption;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;

/** A request's body that asks for the stream's usage, in place of the application's. */
final class AskingBody extends RequestBody {
  /** Since 3.14 a body tells whether it can be written again. */
  private static final boolean TELLS = tells();

  private final MediaType type;
  private final byte[] original;
  private final byte[] asking;

  private AskingBody(MediaType type, byte[] original, byte[] asking) {
    this.type = type;
    this.original = original;
    this.asking = asking;
  }

  private static boolean tells() {
    try {
      RequestBody.class.getMethod("isOneShot");
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** Null where the request is to be sent as it is. */
  static AskingBody of(Request request, UsageOption option) {
    RequestBody body = request.body();
    if (option == UsageOption.NONE || body == null || !TELLS) {
      return null;
    }
    if (body.isOneShot() || body.isDuplex() || !hasAskableHeaders(request, body)) {
      return null;
    }
    byte[] original = bytes(body);
    byte[] asking = original == null ? null : AskedRequest.body(original, option);
    return asking == null ? null : new AskingBody(body.contentType(), original, asking);
  }

  private static boolean hasAskableHeaders(Request request, RequestBody body) {
    HeadersView headers = new HeadersView(request.headers());
    // The client sends the body's type in place of the header's.
    String type =
        body.contentType() == null ? headers.first("content-type") : body.contentType().toString();
    return AskableHeaders.ofRequest(request.headers().names(), headers, type);
  }

  /** The bytes of a small body that can be written again; null if it is not one. */
  private static byte[] bytes(RequestBody body) {
    try {
      long length = body.contentLength();
      if (length < 0 || length > AskedRequest.MOST_BYTES) {
        return null;
      }
      Buffer bytes = new Buffer();
      body.writeTo(bytes);
      return bytes.size() == length ? bytes.readByteArray() : null;
    } catch (IOException | RuntimeException e) {
      return null; // the client will see the same when it writes the body itself
    }
  }

  /** The application's own bytes. */
  byte[] original() {
    return original;
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return asking.length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(asking);
  }
}
