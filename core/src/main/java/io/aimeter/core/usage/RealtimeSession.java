package io.aimeter.core.usage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The models of a realtime session, as either side names them; a sink of what is sent. */
final class RealtimeSession implements DocumentSink {
  /** Where Gemini's resource names have the model. */
  private static final String RESOURCE = "models/";

  private static final String[] QUERY = {"model=", "deployment="};

  /** The model asked for, or null. */
  String model;

  /** The model the provider says the session has, or null. */
  String servedModel;

  /** The model that writes down what is said, or null. */
  String transcriptionModel;

  private final RequestFacts request = new RequestFacts();

  @Override
  public void value(Slot slot, String text) {
    if (slot == Slot.SESSION_MODEL) {
      servedModel = text;
    } else if (slot == Slot.TRANSCRIPTION_MODEL) {
      transcriptionModel = text;
    } else if (slot == Slot.MODEL && text != null) {
      model = text.substring(text.lastIndexOf(RESOURCE) < 0 ? 0 : afterResource(text));
    } else {
      request.value(slot, text);
    }
  }

  private static int afterResource(String text) {
    return text.lastIndexOf(RESOURCE) + RESOURCE.length();
  }

  @Override
  public void counts(Slot slot, Counts counts) {}

  @Override
  public void documentEnd() {
    request.documentEnd();
  }

  /** What is asked of a model from now on. */
  RequestFacts asked(String ofModel) {
    RequestFacts asked = new RequestFacts();
    asked.model = ofModel;
    asked.serviceTier = request.serviceTier;
    asked.maxTokens = request.maxTokens;
    asked.read = request.read;
    return asked;
  }

  /** The model, or Azure's deployment, that a query names, or null. */
  static String modelIn(String pathAndQuery) {
    int query = pathAndQuery == null ? -1 : pathAndQuery.indexOf('?');
    if (query < 0) {
      return null;
    }
    for (String name : QUERY) {
      for (String part : pathAndQuery.substring(query + 1).split("&", -1)) {
        if (part.startsWith(name)) {
          return decoded(part.substring(name.length()));
        }
      }
    }
    return null;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // sent with a percent sign that encodes nothing
    }
  }
}
