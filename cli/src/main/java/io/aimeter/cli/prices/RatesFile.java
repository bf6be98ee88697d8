package io.aimeter.cli.prices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.query.BadInput;
import io.aimeter.query.Currency;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Reads a user's file of exchange rates; {@code docs/prices.md} describes the form. */
public final class RatesFile {
  /** Enough for any rate, and few enough for exact arithmetic on any sum. */
  private static final String DECIMAL = "[0-9]{1,7}([.][0-9]{1,9})?";

  private RatesFile() {}

  /**
   * The rates of a currency, by date.
   *
   * @throws BadInput if the file is wrong, or has none of the currency
   */
  public static Currency read(Path file, String currency) {
    String code = currency.toUpperCase(Locale.ROOT);
    List<Currency.Rate> rates = new ArrayList<>();
    TreeSet<String> codes = new TreeSet<>();
    JsonNode all = parse(file).path("rates");
    if (!all.isArray()) {
      throw new BadInput(
          file
              + ": expected {\"rates\": [{\"currency\": \"EUR\", \"date\": \"2026-11-02\", \"rate\":"
              + " \"0.86\", \"source\": \"…\"}]}, rate being what one USD buys");
    }
    for (int i = 0; i < all.size(); i++) {
      String where = file + ", rate " + (i + 1) + ": ";
      String of = text(where, all.get(i), "currency");
      Currency.Rate rate = rate(where, all.get(i));
      codes.add(of);
      if (of.equals(code)) {
        rates.add(rate);
      }
    }
    rates.sort(Comparator.comparing(Currency.Rate::date));
    for (int i = 1; i < rates.size(); i++) {
      if (rates.get(i).date().equals(rates.get(i - 1).date())) {
        throw new BadInput(file + ": two rates of " + code + " on " + rates.get(i).date());
      }
    }
    if (rates.isEmpty()) {
      throw new BadInput(file + " has no rate of " + code + "; it has " + String.join(", ", codes));
    }
    return new Currency(code, List.copyOf(rates));
  }

  private static JsonNode parse(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new BadInput(
          file
              + ":"
              + e.getLocation().getLineNr()
              + ":"
              + e.getLocation().getColumnNr()
              + ": is not JSON: "
              + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadInput("the rates " + file + " cannot be read: " + e);
    }
  }

  private static Currency.Rate rate(String where, JsonNode node) {
    String date = text(where, node, "date");
    String rate =
        node.path("rate").isNumber() ? node.get("rate").asText() : text(where, node, "rate");
    if (!rate.matches(DECIMAL) || new BigDecimal(rate).signum() == 0) {
      throw new BadInput(
          where
              + "'"
              + rate
              + "' is no rate: a decimal such as \"0.8613\", more than 0, with at most"
              + " 9 decimals");
    }
    try {
      return new Currency.Rate(
          LocalDate.parse(date), new BigDecimal(rate), text(where, node, "source"));
    } catch (DateTimeParseException e) {
      throw new BadInput(where + "'" + date + "' is no date such as 2026-11-02");
    }
  }

  private static String text(String where, JsonNode node, String field) {
    String text = node.path(field).isTextual() ? node.get(field).asText() : "";
    if (text.isBlank()) {
      throw new BadInput(where + "has no \"" + field + "\"");
    }
    return text;
  }
}
