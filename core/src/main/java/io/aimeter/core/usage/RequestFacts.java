package io.aimeter.core.usage;

import java.math.BigDecimal;

/** What a request asks for. */
final class RequestFacts implements DocumentSink {
  String model;
  String serviceTier;
  boolean maxTokens;
  boolean read;

  /** The length of what is to be generated, in milliseconds. */
  long mediaMillis = Counts.ABSENT;

  @Override
  public void value(Slot slot, String text) {
    if (text == null) {
      return;
    }
    read = true;
    if (slot == Slot.MODEL) {
      model = text;
    } else if (slot == Slot.MAX_TOKENS) {
      maxTokens = true;
    } else if (slot == Slot.SECONDS) {
      Counts count = new Counts();
      count.put("s", text);
      BigDecimal seconds = count.decimal("s");
      mediaMillis = seconds == null ? mediaMillis : OpenAiUsage.millis(seconds);
    } else if (slot == Slot.SERVICE_TIER && !"auto".equals(text)) {
      serviceTier = text; // auto asks for no tier in particular
    }
  }

  @Override
  public void counts(Slot slot, Counts counts) {}

  @Override
  public void documentEnd() {
    read = true;
  }
}
