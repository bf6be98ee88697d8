package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Meter;
import io.ktor.client.request.HttpRequestData;
import kotlin.coroutines.CoroutineContext;

/** {@code Endpoint.makeDedicatedRequest}: gives the call to the coroutines that serve it. */
public final class DedicatedRequestTap extends CallTap {
  /** Made by the hook table. */
  public DedicatedRequestTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return first == null ? null : REQUESTS.get((HttpRequestData) first);
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    return ((CoroutineContext) value).plus((Call) token);
  }
}
