package io.aimeter.apps.providers;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;

/** By google-genai, which rides on OkHttp. */
final class GeminiCalls {
  private static final String MODEL = "gemini-2.5-flash";

  private GeminiCalls() {}

  static void make(String baseUrl) {
    Client client =
        Client.builder()
            .apiKey("secret-7301")
            .httpOptions(HttpOptions.builder().baseUrl(baseUrl).build())
            .build();
    System.out.println(
        client
            .models
            .generateContent(MODEL, "plain secretprompt [[cached=512 out=90 reasoning=40]]", null)
            .usageMetadata()
            .orElseThrow()
            .totalTokenCount()
            .orElseThrow());
    try (ResponseStream<GenerateContentResponse> stream =
        client.models.generateContentStream(
            MODEL, "streamed secretprompt [[chunks=9 out=77 reasoning=12 cached=3]]", null)) {
      int chunks = 0;
      for (GenerateContentResponse ignored : stream) {
        chunks++;
      }
      System.out.println(chunks + " chunks");
    }
    System.out.println(
        client
            .async
            .models
            .generateContent(MODEL, "async secretprompt", null)
            .join()
            .modelVersion()
            .orElseThrow());
    System.out.println(
        client
            .models
            .embedContent("gemini-embedding-2", "a secretprompt to embed", null)
            .embeddings()
            .orElseThrow()
            .size());
    System.out.println(
        client
            .models
            .countTokens(MODEL, "count this secretprompt", null)
            .totalTokens()
            .orElseThrow());
  }
}
