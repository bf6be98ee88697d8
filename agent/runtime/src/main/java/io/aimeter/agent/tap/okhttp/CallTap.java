package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.provider.Endpoint;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** What the taps of {@code RealCall} share. */
abstract class CallTap extends Tap {
  static final String CLIENT = "okhttp";

  /** Calls that wait for a thread of the dispatcher. */
  private static final Attachments<Call, Sending> QUEUED = new Attachments<>();

  CallTap(Meter meter) {
    super(meter);
    meter.prune(QUEUED);
  }

  final boolean watches(Call call) {
    HttpUrl url = call.request().url();
    return meter().watches(url.host(), url.port());
  }

  /**
   * Begins the capture of a call to a watched host, with what the calling thread's context holds.
   */
  final Sending begin(Call call) {
    Request request = call.request();
    HttpUrl url = request.url();
    String pathAndQuery = pathAndQuery(url);
    Endpoint endpoint = meter().match(url.host(), url.port(), request.method(), pathAndQuery);
    if (endpoint == null || Claims.held()) {
      return Sending.unmetered();
    }
    if (isWebSocket(request)) {
      return Connecting.current();
    }
    return Sending.begin(
        meter(),
        CLIENT,
        endpoint,
        request.method(),
        url.host(),
        url.port(),
        pathAndQuery,
        new HeadersView(request.headers()));
  }

  static String pathAndQuery(HttpUrl url) {
    String query = url.encodedQuery();
    return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
  }

  static boolean isWebSocket(Request request) {
    return "websocket".equalsIgnoreCase(request.header("Upgrade"));
  }

  static boolean isQueued(Call call) {
    return QUEUED.get(call) != null;
  }

  static void queued(Call call, Sending sending) {
    QUEUED.putIfAbsent(call, sending);
  }

  /** What was queued with the call; null if it was not. */
  static Sending dequeued(Call call) {
    return QUEUED.remove(call);
  }
}
