package io.aimeter.agent.weave;

import java.util.Set;

/**
 * Classes that an application loads before its first call of an AI provider, of the libraries that
 * make such calls. Nothing of them is woven. Loaded in premain.
 */
final class AiClients {
  /** Internal names. */
  static final Set<String> CLASS_NAMES =
      Set.of(
          "com/openai/core/ClientOptions",
          "com/anthropic/core/ClientOptions",
          "com/google/genai/Client",
          "com/google/cloud/vertexai/VertexAI",
          "com/azure/ai/openai/OpenAIClientBuilder",
          "com/azure/ai/inference/ChatCompletionsClientBuilder",
          "software/amazon/awssdk/services/bedrockruntime/BedrockRuntimeClient",
          "software/amazon/awssdk/services/bedrockruntime/BedrockRuntimeAsyncClient",
          "dev/langchain4j/model/chat/ChatModel",
          "dev/langchain4j/model/chat/ChatLanguageModel",
          "dev/langchain4j/model/embedding/EmbeddingModel",
          "org/springframework/ai/model/Model",
          "com/microsoft/semantickernel/Kernel",
          "com/cohere/api/Cohere",
          "io/github/sashirestela/openai/SimpleOpenAI",
          "io/github/ollama4j/OllamaAPI",
          "com/theokanning/openai/service/OpenAiService",
          "com/aallam/openai/client/OpenAI",
          "com/alibaba/dashscope/aigc/generation/Generation");

  private AiClients() {}
}
