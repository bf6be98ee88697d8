package io.aimeter.agent.tap.jdk;

import java.net.http.HttpResponse.BodySubscriber;
import jdk.internal.net.http.ResponseSubscribers.TrustedSubscriber;

/**
 * Tees that the JDK's client treats as its own subscribers. Compiled apart, see the module's pom.
 */
final class TrustedSubscribers implements Subscribers.Factory {
  @Override
  public <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call, boolean hides) {
    return new TrustedTee<>(subscriber, call, hides);
  }

  private static final class TrustedTee<T> extends TeeSubscriber<T>
      implements TrustedSubscriber<T> {
    TrustedTee(BodySubscriber<T> subscriber, Call call, boolean hides) {
      super(subscriber, call, hides);
    }

    @Override
    public boolean needsExecutor() {
      return TrustedSubscriber.needsExecutor(subscriber());
    }
  }
}
