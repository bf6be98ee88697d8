package io.aimeter.cli.prices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aimeter.query.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * LiteLLM's public price map (model_prices_and_context_window.json) as a price file of ours. It has
 * no dates: its prices hold for every day.
 */
public final class LiteLlmImport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Map<String, Map<String, LiteLlmModel>> models = new TreeMap<>();
  private final Map<String, String> leftOut = new TreeMap<>();
  private int strangers;

  private LiteLlmImport() {}

  /**
   * Reads a map.
   *
   * @throws IOException if the file cannot be read
   * @throws BadInput if it is no such map
   */
  public static LiteLlmImport read(Path file) throws IOException {
    JsonNode map;
    try {
      map = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new BadInput(
          file
              + ":"
              + e.getLocation().getLineNr()
              + ":"
              + e.getLocation().getColumnNr()
              + ": "
              + e.getOriginalMessage());
    }
    if (!map.isObject()) {
      throw new BadInput(file + " is no map of models, {\"gpt-5\": {\"litellm_provider\": …}}");
    }
    LiteLlmImport read = new LiteLlmImport();
    map.properties().forEach(entry -> read.add(entry.getKey(), entry.getValue()));
    if (read.models.isEmpty()) {
      throw new BadInput(file + " has no model of a provider that aimeter knows");
    }
    return read;
  }

  private void add(String key, JsonNode entry) {
    LiteLlmProviders.Provider provider =
        LiteLlmProviders.of(entry.path("litellm_provider").asText());
    String name = provider == null ? null : provider.model(key);
    if (name == null) {
      strangers++;
      return;
    }
    try {
      models
          .computeIfAbsent(provider.provider(), none -> new TreeMap<>())
          .putIfAbsent(name, LiteLlmModel.of(entry));
    } catch (UnusablePrice e) {
      leftOut.put(key, e.getMessage());
    }
  }

  /** How many models it has. */
  public int models() {
    return models.values().stream().mapToInt(Map::size).sum();
  }

  /** The models that cannot be said in a price file, and why, by LiteLLM's names. */
  public Map<String, String> leftOut() {
    return new LinkedHashMap<>(leftOut);
  }

  /** How many of its entries are of providers, or of regions, that aimeter has no name for. */
  public int strangers() {
    return strangers;
  }

  /**
   * Writes the price file.
   *
   * @param checked the day on which the map was fetched
   * @throws IOException if the file cannot be written
   */
  public void write(Path file, LocalDate checked) throws IOException {
    try (PriceFileWriter out = new PriceFileWriter(file, "litellm-" + checked, checked)) {
      for (Map.Entry<String, Map<String, LiteLlmModel>> provider : models.entrySet()) {
        for (Map.Entry<String, LiteLlmModel> model : provider.getValue().entrySet()) {
          out.model(provider.getKey(), model.getKey(), model.getValue());
        }
      }
    }
  }
}
