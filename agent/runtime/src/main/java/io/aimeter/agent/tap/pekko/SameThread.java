package io.aimeter.agent.tap.pekko;

import scala.concurrent.ExecutionContext;

/** Goes on on the thread at hand, so that nothing of the application's is moved to another. */
final class SameThread implements ExecutionContext {
  static final SameThread INSTANCE = new SameThread();

  private SameThread() {}

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public void reportFailure(Throwable cause) {
    // What it runs does not fail: see Entities.
  }
}
