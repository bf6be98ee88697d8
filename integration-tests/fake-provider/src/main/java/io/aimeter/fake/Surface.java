package io.aimeter.fake;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * What the provider answers at a path: a row an endpoint.
 *
 * @param suffix how paths of the endpoint end
 * @param succeeding the response to a call, given the id of that response
 * @param failing the body of an HTTP status
 */
record Surface(
    String suffix, BiFunction<Call, String, Reply> succeeding, IntFunction<Reply> failing) {

  /** The first that fits a path is meant. */
  private static final List<Surface> ALL =
      List.of(
          new Surface("/chat/completions", OpenAi::chat, OpenAi::error),
          new Surface("/responses", OpenAi::responses, OpenAi::error),
          new Surface("/embeddings", (call, id) -> OpenAi.embeddings(call), OpenAi::error),
          new Surface("/models", (call, id) -> OpenAi.models(), OpenAi::error),
          new Surface("/messages", Anthropic::messages, Anthropic::error),
          new Surface(
              "/messages/count_tokens",
              (call, id) -> Anthropic.countTokens(call),
              Anthropic::error),
          new Surface(":generateContent", Gemini::generate, Gemini::error),
          new Surface(":streamGenerateContent", Gemini::generate, Gemini::error),
          new Surface(":countTokens", (call, id) -> Gemini.countTokens(call), Gemini::error),
          new Surface(":embedContent", (call, id) -> Gemini.embedding(call), Gemini::error),
          new Surface(":batchEmbedContents", (call, id) -> Gemini.embeddings(call), Gemini::error),
          new Surface("/api/chat", (call, id) -> Ollama.chat(call), Ollama::error),
          new Surface("/api/embed", (call, id) -> Ollama.embeddings(call), Ollama::error),
          new Surface("/converse", Bedrock::converse, Bedrock::error),
          new Surface("/converse-stream", Bedrock::converseStream, Bedrock::error),
          new Surface("/invoke", Bedrock::invoke, Bedrock::error),
          new Surface("/invoke-with-response-stream", Bedrock::invokeStream, Bedrock::error),
          new Surface("/count-tokens", (call, id) -> Bedrock.countTokens(call), Bedrock::error),
          new Surface("/GenerateContent", VertexGrpc::generate, VertexGrpc::error),
          new Surface("/StreamGenerateContent", VertexGrpc::generate, VertexGrpc::error),
          new Surface("/v2/chat", Cohere::chat, Cohere::error),
          new Surface("/v2/embed", Cohere::embeddings, Cohere::error),
          new Surface("/v2/rerank", Cohere::rerank, Cohere::error));

  private static final Surface NONE =
      new Surface("", (call, id) -> OpenAi.error(404), OpenAi::error);

  /** The endpoint of a path, or one that knows no such path. */
  static Surface of(String path) {
    return ALL.stream().filter(each -> path.endsWith(each.suffix)).findFirst().orElse(NONE);
  }

  Reply answer(Call call, String id) {
    return succeeding.apply(call, id);
  }

  Reply error(int status) {
    return failing.apply(status);
  }
}
