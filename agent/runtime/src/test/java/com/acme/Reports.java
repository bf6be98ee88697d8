package com.acme;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** An application, as the agent finds it on the stack. */
public final class Reports {
  private Reports() {}

  /** A call. */
  public static <T> T nightly(Supplier<T> call) {
    return call.get();
  }

  /** A call in a lambda that the JDK calls. */
  public static <T> T inLambda(Supplier<T> call) {
    return List.of(call).stream().map(each -> each.get()).findFirst().orElseThrow();
  }

  /** A call in an anonymous class. */
  public static <T> T inClass(Supplier<T> call) {
    try {
      return new Callable<T>() {
        @Override
        public T call() {
          return call.get();
        }
      }.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A call behind a proxy whose handler is the application's own. */
  @SuppressWarnings("unchecked") // a proxy of the interface
  public static <T> Callable<T> intercepted(Supplier<T> call) {
    return (Callable<T>)
        Proxy.newProxyInstance(
            Reports.class.getClassLoader(), new Class<?>[] {Callable.class}, new Handler<>(call));
  }

  /** Who calls the proxy. */
  public static <T> T retried(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Handler<T> implements InvocationHandler {
    private final Supplier<T> call;

    Handler(Supplier<T> call) {
      this.call = call;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return call.get();
    }
  }
}
