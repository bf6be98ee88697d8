package io.aimeter.cli.prices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/** Writes a price file, a model a line, in the form that docs/prices.md describes. */
final class PriceFileWriter implements Closeable {
  private static final String PER_MILLION = "per_million_tokens";

  private final JsonGenerator json;
  private final String checked;

  PriceFileWriter(Path file, String version, LocalDate checked) throws IOException {
    this.json = new JsonFactory().createGenerator(Files.newBufferedWriter(file));
    this.checked = checked.toString();
    json.writeStartObject();
    json.writeNumberField("format", 1);
    json.writeStringField("version", version);
    json.writeObjectFieldStart("sources");
    json.writeStringField("litellm", "BerriAI/litellm model_prices_and_context_window.json");
    json.writeEndObject();
    json.writeArrayFieldStart("models");
  }

  void model(String provider, String model, LiteLlmModel prices) throws IOException {
    json.writeRaw("\n");
    json.writeStartObject();
    json.writeStringField("provider", provider);
    json.writeStringField("model", model);
    json.writeArrayFieldStart("prices");
    json.writeStartObject();
    json.writeStringField("source", "litellm");
    json.writeStringField("checked", checked);
    amounts(PER_MILLION, prices.tokens);
    if (!prices.contextTiers.isEmpty()) {
      json.writeArrayFieldStart("tiers");
      for (Map.Entry<Integer, Map<String, BigDecimal>> tier : prices.contextTiers.entrySet()) {
        json.writeStartObject();
        json.writeNumberField("above_input_tokens", tier.getKey());
        amounts(PER_MILLION, tier.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    amounts("per_unit", prices.pieces);
    if (!prices.serviceTiers.isEmpty() || !prices.serviceFactors.isEmpty()) {
      json.writeObjectFieldStart("service_tiers");
      for (Map.Entry<String, BigDecimal> tier : prices.serviceFactors.entrySet()) {
        json.writeObjectFieldStart(tier.getKey());
        json.writeStringField("multiplier", tier.getValue().toPlainString());
        json.writeEndObject();
      }
      for (Map.Entry<String, Map<String, BigDecimal>> tier : prices.serviceTiers.entrySet()) {
        json.writeObjectFieldStart(tier.getKey());
        amounts(PER_MILLION, tier.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void amounts(String name, Map<String, BigDecimal> amounts) throws IOException {
    if (!amounts.isEmpty()) {
      json.writeObjectFieldStart(name);
      for (Map.Entry<String, BigDecimal> amount : amounts.entrySet()) {
        json.writeStringField(
            amount.getKey(), amount.getValue().stripTrailingZeros().toPlainString());
      }
      json.writeEndObject();
    }
  }

  @Override
  public void close() throws IOException {
    json.writeRaw("\n");
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw("\n");
    json.close();
  }
}
