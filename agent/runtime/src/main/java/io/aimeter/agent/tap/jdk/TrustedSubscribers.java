package io.aimeter.agent.tap.jdk;

import java.net.http.HttpResponse.BodySubscriber;
import jdk.internal.net.http.ResponseSubscribers.TrustedSubscriber;

/**
 * Tees that the JDK's client treats as its own subscribers. Compiled apart, see the module's pom.
 */
final class TrustedSubscribers implements Subscribers.Factory {
  @Override
  public <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call) {
    return new TrustedTee<>(subscriber, call);
  }

  private static final class TrustedTee<T> extends TeeSubscriber<T>
      implements TrustedSubscriber<T> {
    TrustedTee(BodySubscriber<T> subscriber, Call call) {
      super(subscriber, call);
    }

    @Override
    public boolean needsExecutor() {
      return TrustedSubscriber.needsExecutor(subscriber());
    }
  }
}
