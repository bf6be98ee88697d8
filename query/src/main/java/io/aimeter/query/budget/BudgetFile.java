package io.aimeter.query.budget;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aimeter.core.config.Nearest;
import io.aimeter.query.BadInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the file of allocations: YAML, and so JSON too. */
public final class BudgetFile {
  private static final int NANO = 9;
  private static final BigDecimal MOST = new BigDecimal("1000000000");

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private BudgetFile() {}

  /** The file. */
  private record Content(List<Entry> budgets) {}

  /** An allocation as written. */
  private record Entry(
      String name,
      String team,
      @JsonProperty("cost-center") String costCenter,
      String app,
      String feature,
      String environment,
      String provider,
      String model,
      Map<String, String> tags,
      Period period,
      @JsonProperty("usd") BigDecimal usd) {
    Map<String, String> of() {
      Map<String, String> of = new LinkedHashMap<>();
      put(of, "cost-center", costCenter);
      put(of, "team", team);
      put(of, "app", app);
      put(of, "feature", feature);
      put(of, "environment", environment);
      put(of, "provider", provider);
      put(of, "model", model);
      if (tags != null) {
        tags.forEach((tag, value) -> put(of, "tag." + tag, value));
      }
      return of;
    }

    private static void put(Map<String, String> of, String dimension, String value) {
      if (value != null) {
        of.put(dimension, value);
      }
    }
  }

  /**
   * The allocations of a file, in its order.
   *
   * @throws BadInput if it cannot be read or says something that cannot be; the message says where
   */
  public static List<Budget> read(Path file) {
    Content content;
    try {
      // From a string: a location then never brings a part of the file into a message.
      content = YAML.readValue(Files.readString(file), Content.class);
    } catch (JsonProcessingException e) {
      throw new BadInput(place(file, e.getLocation()) + what(e));
    } catch (IOException e) {
      throw new BadInput(
          "cannot read the budgets in " + file + " (" + e.getClass().getSimpleName() + ")");
    }
    if (content == null || content.budgets == null || content.budgets.isEmpty()) {
      throw new BadInput(
          file + ": there are no budgets; begin with  budgets: [{team: search, usd: 500}]");
    }
    List<Budget> budgets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Entry entry : content.budgets) {
      Budget budget = budget(file, budgets.size() + 1, entry);
      if (!names.add(budget.name())) {
        throw new BadInput(file + ": two budgets are called '" + budget.name() + "'");
      }
      budgets.add(budget);
    }
    return budgets;
  }

  private static Budget budget(Path file, int number, Entry entry) {
    String which =
        file
            + ": budget "
            + number
            + (entry == null || entry.name == null ? "" : " (" + entry.name + ")");
    if (entry == null || entry.usd == null) {
      throw new BadInput(which + " says no amount: give it  usd: 500");
    }
    if (entry.usd.signum() < 0 || entry.usd.compareTo(MOST) > 0) {
      throw new BadInput(which + ": usd must be between 0 and " + MOST.toPlainString());
    }
    Map<String, String> of = entry.of();
    String name = entry.name;
    if (name == null) {
      name = of.isEmpty() ? "all" : String.join(" / ", of.values());
    }
    long nanos =
        entry.usd.movePointRight(NANO).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    return new Budget(name, of, entry.period == null ? Period.MONTH : entry.period, nanos);
  }

  private static String place(Path file, JsonLocation at) {
    return at == null
        ? file + ": "
        : file + ", line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
  }

  private static String what(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
      return "unknown key '"
          + unknown.getPropertyName()
          + "'; did you mean "
          + Nearest.to(unknown.getPropertyName(), known)
          + "? There are "
          + String.join(", ", known);
    }
    if (e instanceof InvalidFormatException wrong) {
      String key = key(wrong);
      String wanted =
          wrong.getTargetType().isEnum()
              ? String.join(", ", Arrays.stream(Period.values()).map(BudgetFile::lower).toList())
              : "an amount in US dollars, such as 500 or 1200.50";
      return "'" + wrong.getValue() + "' cannot be the " + key + "; give " + wanted;
    }
    if (e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
      return "the value of " + key(wrong) + " has the wrong form";
    }
    return e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
  }

  private static String key(JsonMappingException e) {
    String key = e.getPath().get(e.getPath().size() - 1).getFieldName();
    return key == null ? "list" : key;
  }

  private static String lower(Period period) {
    return period.name().toLowerCase(Locale.ROOT);
  }
}
