package io.aimeter.agent.tap.grpc;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import io.grpc.Drainable;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;

/**
 * One call as an HTTP exchange: response messages become the frames that gRPC's own transport has
 * them in (gRPC over HTTP/2, "Length-Prefixed-Message"), the status the HTTP status that Google's
 * servers map it to (google.rpc.Code).
 */
final class Exchange<R> {
  private static final int OK = 200;
  private static final int COPIED_AT_ONCE = 4096;

  private static final Metadata.Key<String> CONTENT_TYPE =
      Metadata.Key.of("content-type", Metadata.ASCII_STRING_MARSHALLER);

  private final Capture capture;
  private final MethodDescriptor<?, R> method;
  private volatile boolean answered;
  private volatile boolean begun;

  Exchange(Capture capture, MethodDescriptor<?, R> method) {
    this.capture = capture;
    this.method = method;
  }

  /** The server's headers have come, ahead of any message. */
  void headers() {
    answered = true;
    capture.responseHead(OK, MetadataCopy.OF_AN_ANSWER, true);
  }

  /** A message has come: its bytes are what the marshaller makes of it again. */
  void message(R message) {
    begun = true;
    try (InputStream bytes = method.streamResponse(message)) {
      frame(bytes);
    } catch (IOException | RuntimeException e) {
      capture.giveUpBody(); // the marshaller's error, none of the application's
    }
  }

  private void frame(InputStream bytes) throws IOException {
    int length = bytes.available(); // a KnownLength, as those of all marshallers for protobuf
    byte[] head = {
      0, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length
    };
    capture.responseBytes(head, 0, head.length);
    if (bytes instanceof Drainable) {
      ((Drainable) bytes).drainTo(new CaptureStream(capture));
      return;
    }
    byte[] part = new byte[COPIED_AT_ONCE];
    for (int n = bytes.read(part); n >= 0; n = bytes.read(part)) {
      capture.responseBytes(part, 0, n);
    }
  }

  /** The end, by the server or by gRPC itself. */
  void closed(Status status, Metadata trailers) {
    if (begun) {
      // The head is read already; what ends a stream early is the exception the application gets.
      finish(status, status.isOk() ? null : status.asRuntimeException());
      return;
    }
    // Without any header of an answer the status is the client's own: no connection, a deadline.
    if (answered || trailers.containsKey(CONTENT_TYPE) || status.isOk()) {
      capture.responseHead(
          httpStatus(status.getCode()), new MetadataCopy(trailers, status.getCode()), true);
      capture.finish(ExchangeEnd.COMPLETE, null);
    } else {
      capture.responseHead(0, new MetadataCopy(trailers, status.getCode()), true);
      finish(status, status.getCause());
    }
  }

  private void finish(Status status, Throwable thrown) {
    ExchangeEnd failed =
        status.getCode() == Status.Code.CANCELLED ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED;
    capture.finish(status.isOk() ? ExchangeEnd.COMPLETE : failed, thrown);
  }

  void cancelled() {
    capture.finish(ExchangeEnd.CANCELLED, null);
  }

  void failed(Throwable thrown) {
    capture.finish(ExchangeEnd.FAILED, thrown);
  }

  private static int httpStatus(Status.Code code) {
    switch (code) {
      case OK:
        return OK;
      case INVALID_ARGUMENT:
      case FAILED_PRECONDITION:
      case OUT_OF_RANGE:
        return 400;
      case UNAUTHENTICATED:
        return 401;
      case PERMISSION_DENIED:
        return 403;
      case NOT_FOUND:
        return 404;
      case ALREADY_EXISTS:
      case ABORTED:
        return 409;
      case RESOURCE_EXHAUSTED:
        return 429;
      case CANCELLED:
        return 499;
      case UNIMPLEMENTED:
        return 501;
      case UNAVAILABLE:
        return 503;
      case DEADLINE_EXCEEDED:
        return 504;
      default:
        return 500;
    }
  }
}
