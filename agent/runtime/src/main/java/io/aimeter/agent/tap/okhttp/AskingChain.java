package io.aimeter.agent.tap.okhttp;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import okhttp3.Interceptor;
import okhttp3.Request;

/**
 * A chain with another request. By a proxy, because the interface has more methods in later
 * versions.
 */
final class AskingChain implements InvocationHandler {
  private final Interceptor.Chain chain;
  private final Request request;

  private AskingChain(Interceptor.Chain chain, Request request) {
    this.chain = chain;
    this.request = request;
  }

  static Interceptor.Chain of(Interceptor.Chain chain, Request request) {
    return (Interceptor.Chain)
        Proxy.newProxyInstance(
            AskingChain.class.getClassLoader(),
            new Class<?>[] {Interceptor.Chain.class},
            new AskingChain(chain, request));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("request") && method.getParameterCount() == 0) {
      return request;
    }
    try {
      return method.invoke(chain, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
