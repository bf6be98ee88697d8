package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * {@code AsyncExecChainElement.execute}: wraps what {@code doExecute} of the asynchronous clients
 * hands to the head of the chain, still on the calling thread. The first place where the request is
 * known: until then it is a secret of the application's producer.
 */
public final class ChainTap extends Tap {
  private static final int CALLBACK = 3;

  /** The callback that {@code doExecute} makes; the chain's elements make others. */
  private static final String HEAD =
      "org.apache.hc.client5.http.impl.async.InternalAbstractHttpAsyncClient$";

  /** Made by the hook table. */
  public ChainTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HttpHost target = ((AsyncExecChain.Scope) third).route.getTargetHost();
    return meter().watches(target.getHostName(), port(target))
        ? new Element((HttpRequest) first, (AsyncEntityProducer) second, third)
        : null;
  }

  private static int port(HttpHost target) {
    return Ports.effective(target.getPort(), target.getSchemeName());
  }

  /** The callback comes first, because it tells the head. */
  @Override
  public Object argument(Object token, int index, Object value) {
    Element element = (Element) token;
    if (index == CALLBACK) {
      if (value.getClass().getName().startsWith(HEAD)) {
        element.call = begin(element);
      }
      return element.call == null ? null : new TeeCallback((AsyncExecCallback) value, element.call);
    }
    return element.call == null || value == null
        ? null
        : new TeeEntityProducer((AsyncEntityProducer) value, element.call);
  }

  private AsyncCall begin(Element element) {
    HttpHost target = element.scope.route.getTargetHost();
    return AsyncCall.begin(
        meter(),
        target.getHostName(),
        port(target),
        element.request,
        element.entity,
        element.scope.cancellableDependency::isCancelled);
  }

  /** Where an element throws, its callback is not called. */
  @Override
  public void thrown(Object token, Throwable thrown) {
    AsyncCall call = ((Element) token).call;
    if (call != null) {
      call.failed(thrown);
    }
  }

  /** An element of a chain at work; with a call if it is the head of one that is captured. */
  private static final class Element {
    final HttpRequest request;
    final AsyncEntityProducer entity;
    final AsyncExecChain.Scope scope;
    AsyncCall call;

    Element(HttpRequest request, AsyncEntityProducer entity, Object scope) {
      this.request = request;
      this.entity = entity;
      this.scope = (AsyncExecChain.Scope) scope;
    }
  }
}
