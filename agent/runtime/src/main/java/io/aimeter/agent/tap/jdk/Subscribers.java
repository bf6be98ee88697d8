package io.aimeter.agent.tap.jdk;

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
    <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call);
  }

  private static final class Plain implements Factory {
    @Override
    public <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call) {
      return new TeeSubscriber<>(subscriber, call);
    }
  }

  // By name, because it is compiled after this class, against the JDK's internals.
  private static Factory factory() {
    try {
      Factory trusted =
          Class.forName(TRUSTED).asSubclass(Factory.class).getDeclaredConstructor().newInstance();
      trusted.tee(java.net.http.HttpResponse.BodySubscribers.discarding(), new Call(null));
      return trusted;
    } catch (ReflectiveOperationException | LinkageError e) {
      return new Plain();
    }
  }

  static <T> BodySubscriber<T> tee(BodySubscriber<T> subscriber, Call call) {
    return FACTORY.tee(subscriber, call);
  }
}
