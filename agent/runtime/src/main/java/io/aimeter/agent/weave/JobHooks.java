package io.aimeter.agent.weave;

/** What is woven of schedulers, of listeners of messages, and of AI services. */
final class JobHooks {
  private static final String TAP = "io.aimeter.agent.tap.entry.";
  private static final String LANGCHAIN4J = "dev/langchain4j/service/";

  static final Hook[] ROWS = {
    Hook.naming(
        "scheduled.run",
        "org/springframework/scheduling/support/ScheduledMethodRunnable",
        "run",
        "()V",
        TAP + "scheduled.RunTap"),
    Hook.naming("quartz.run", "org/quartz/core/JobRunShell", "run", "()V", TAP + "quartz.RunTap"),
    // Kafka, RabbitMQ, JMS, and messages of WebSockets alike.
    Hook.naming(
        "listener.invoke",
        "org/springframework/messaging/handler/invocation/InvocableHandlerMethod",
        "invoke",
        "(Lorg/springframework/messaging/Message;[Ljava/lang/Object;)Ljava/lang/Object;",
        TAP + "listener.InvokeTap"),
    Hook.naming(
        "langchain4j.invoke",
        LANGCHAIN4J + "DefaultAiServices$1",
        "invoke",
        "(Ljava/lang/Object;Ljava/lang/reflect/Method;[Ljava/lang/Object;)Ljava/lang/Object;",
        TAP + "langchain4j.InvokeTap"),
    Hook.naming(
        "langchain4j.start",
        LANGCHAIN4J + "AiServiceTokenStream",
        "start",
        "()V",
        TAP + "langchain4j.InvocationTap"),
    Hook.naming(
        "langchain4j.goOn",
        LANGCHAIN4J + "AiServiceStreamingResponseHandler",
        "onCompleteResponse",
        "(Ldev/langchain4j/model/chat/response/ChatResponse;)V",
        TAP + "langchain4j.InvocationTap"),
  };

  private JobHooks() {}
}
