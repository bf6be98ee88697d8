package dev.langchain4j.invocation;

/** One call of an AI service. */
public interface InvocationContext {
  /** The binary name of the service's interface. */
  String interfaceName();

  /** The method that was called. */
  String methodName();
}
