package io.aimeter.agent.tap.jdk;

import io.aimeter.core.provider.UsageOption;
import java.net.http.HttpResponse.BodySubscriber;

/**
 * Makes the tee that fits the JDK. The client asks a subscriber of its own kind for the body on the
 * thread at hand, and any other on its executor; being of that kind spares the hop. Where the JDK
 * has no such kind (before 13) or does not let us be of it, the plain tee does.
 */
final class Subscribers {
  private static final String TRUSTED = "io.aimeter.agent.tap.jdk.TrustedSubscribers";
  private static final Factory FACTORY = factory();

  private Subscribers() {}

  /** Makes tees of one kind. */
  interface Factory {
    <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call, boolean hides);
  }

  private static final class Plain implements Factory {
    @Override
    public <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call, boolean hides) {
      return new TeeSubscriber<>(subscriber, call, hides);
    }
  }

  // By name, because it is compiled after this class, against the JDK's internals.
  private static Factory factory() {
    try {
      Factory trusted =
          Class.forName(TRUSTED).asSubclass(Factory.class).getDeclaredConstructor().newInstance();
      trusted.tee(
          java.net.http.HttpResponse.BodySubscribers.discarding(),
          new Call(null, UsageOption.NONE),
          false);
      return trusted;
    } catch (ReflectiveOperationException | LinkageError e) {
      return new Plain();
    }
  }

  /**
   * A tee before the application's subscriber.
   *
   * @param hides whether the stream's usage was asked for without the application's knowledge
   */
  static <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call, boolean hides) {
    return FACTORY.tee(subscriber, call, hides);
  }
}
