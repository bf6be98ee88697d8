package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.scaladsl.BidiFlow;
import org.apache.pekko.stream.scaladsl.Flow;
import org.apache.pekko.stream.scaladsl.Keep;

/**
 * {@code outgoingConnection…}: the flow of one connection, no pool's, with a stage put before it.
 */
abstract class ConnectionTap extends Tap {
  private final boolean ordered;
  private final int defaultPort;

  /** Made by the subclasses. */
  ConnectionTap(Meter meter, boolean ordered, int defaultPort) {
    super(meter);
    this.ordered = ordered;
    this.defaultPort = defaultPort;
    Linkage.check(meter);
  }

  @Override
  public final Object enter(Object self, Object first, Object second, Object third) {
    String host = (String) first;
    return host != null && meter().mayWatch(host, 0, host.length()) ? host : null;
  }

  @Override
  @SuppressWarnings("unchecked") // the method's declared result
  public final Object exit(Object token, Object result) {
    ConnectionStage stage = new ConnectionStage(meter(), (String) token, defaultPort, ordered);
    return BidiFlow.fromGraph(stage)
        .joinMat((Flow<HttpRequest, HttpResponse, Object>) result, Keep.right());
  }
}
