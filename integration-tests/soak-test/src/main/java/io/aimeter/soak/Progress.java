package io.aimeter.soak;

/** Whether something has got on since it was started: what has not is not worth killing. */
final class Progress {
  /** A number that grows. */
  interface Measure {
    long now() throws Exception;
  }

  private final Measure measure;
  private long then;

  Progress(Measure measure) {
    this.measure = measure;
  }

  /** It has been started, and is to be watched from now on. */
  void started() throws Exception {
    then = measure.now();
  }

  boolean isMade() throws Exception {
    return measure.now() > then;
  }
}
