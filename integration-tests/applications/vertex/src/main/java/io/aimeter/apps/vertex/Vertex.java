package io.aimeter.apps.vertex;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.cloud.vertexai.api.Content;
import com.google.cloud.vertexai.api.GenerateContentRequest;
import com.google.cloud.vertexai.api.GenerateContentResponse;
import com.google.cloud.vertexai.api.Part;
import com.google.cloud.vertexai.api.PredictionServiceClient;
import com.google.cloud.vertexai.api.PredictionServiceSettings;

/**
 * Calls Gemini on Vertex AI over gRPC, plain and streaming. Argument: the endpoint, HOST:PORT.
 * Prints what it received.
 */
public final class Vertex {
  private static final String MODEL =
      "projects/project/locations/us-central1/publishers/google/models/gemini-2.5-flash";

  private Vertex() {}

  /** The program. */
  public static void main(String[] args) throws Exception {
    PredictionServiceSettings settings =
        PredictionServiceSettings.newBuilder()
            .setEndpoint(args[0])
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try (PredictionServiceClient client = PredictionServiceClient.create(settings)) {
      call(client);
    }
  }

  private static void call(PredictionServiceClient client) throws Exception {
    System.out.println(
        client
            .generateContent(request("plain secretprompt [[cached=512 out=90 reasoning=40]]"))
            .getUsageMetadata()
            .getTotalTokenCount());
    int messages = 0;
    for (GenerateContentResponse ignored :
        client
            .streamGenerateContentCallable()
            .call(request("streamed secretprompt [[chunks=9 out=77 reasoning=12 cached=3]]"))) {
      messages++;
    }
    System.out.println(messages + " messages");
    System.out.println(
        client
            .generateContentCallable()
            .futureCall(request("asynchronous secretprompt [[bytes=200000]]"))
            .get()
            .getModelVersion());
    try {
      client.generateContent(request("limited secretprompt [[status=429]]"));
    } catch (ResourceExhaustedException e) {
      System.out.println(e.getStatusCode().getCode());
    }
  }

  private static GenerateContentRequest request(String text) {
    return GenerateContentRequest.newBuilder()
        .setModel(MODEL)
        .addContents(Content.newBuilder().setRole("user").addParts(Part.newBuilder().setText(text)))
        .build();
  }
}
