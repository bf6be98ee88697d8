package io.aimeter.agent.tap.ktor;

import java.util.function.Consumer;
import kotlin.Result;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.jvm.internal.CoroutineStackFrame;

/** A continuation that tells what it is resumed with. Goes on on the same thread, at once. */
final class Observed implements Continuation<Object>, CoroutineStackFrame {
  private final Continuation<Object> continuation;
  private final Consumer<Object> result;
  private final Consumer<Throwable> failure;

  @SuppressWarnings("unchecked") // a continuation takes what its function returns
  Observed(Object continuation, Consumer<Object> result, Consumer<Throwable> failure) {
    this.continuation = (Continuation<Object>) continuation;
    this.result = result;
    this.failure = failure;
  }

  @Override
  public CoroutineContext getContext() {
    return continuation.getContext();
  }

  @Override
  public void resumeWith(Object outcome) {
    if (outcome instanceof Result.Failure) {
      failure.accept(((Result.Failure) outcome).exception);
    } else {
      result.accept(outcome);
    }
    continuation.resumeWith(outcome);
  }

  @Override
  public CoroutineStackFrame getCallerFrame() {
    return continuation instanceof CoroutineStackFrame ? (CoroutineStackFrame) continuation : null;
  }

  @Override
  public StackTraceElement getStackTraceElement() {
    return null;
  }
}
