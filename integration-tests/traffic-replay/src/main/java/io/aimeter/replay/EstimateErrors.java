package io.aimeter.replay;

import io.aimeter.agent.estimate.RealTokens;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.usage.Estimates;
import io.aimeter.core.usage.TokenFamily;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how good estimates are: hides the usage of recorded exchanges, has it estimated, and
 * compares. Left out are exchanges whose tokens are not all text that the wire shows: those with
 * images, audio, files, server-side tools, stored prompts and conversations, or any reasoning.
 *
 * <p>Arguments: recordings, files or directories; {@code --each} prints every exchange too.
 */
public final class EstimateErrors {
  private static final Recognizer RECOGNIZER = Recognizer.of(Map.of());

  /** Members that carry counts, each replaced by a name of the same length. */
  private static final List<String> COUNTS =
      List.of("usage", "usageMetadata", "prompt_eval_count", "eval_count", "meta", "metadata");

  private static final List<String> NOT_TEXT =
      List.of(
          "image",
          "audio",
          "\"file",
          "inline",
          "document",
          "web_search",
          "code_execution",
          "code_interpreter",
          "google_search",
          "googleSearch",
          "codeExecution",
          "\"mcp",
          "previous_response_id",
          "\"conversation\"",
          "\"prompt\":{\"",
          "computer");

  private static final List<String> FORMS =
      List.of("\"tools\"", "\"functions\"", "\"response_format\"", "schema", "\"toolConfig\"");

  private final Estimates estimates = new Estimates(new RealTokens());
  private final Map<String, List<double[]>> errors = new TreeMap<>();
  private final boolean each;
  private int leftOut;

  private EstimateErrors(boolean each) {
    this.each = each;
  }

  public static void main(String[] args) throws IOException {
    List<Path> sources = new ArrayList<>();
    boolean each = false;
    for (String arg : args) {
      if (arg.equals("--each")) {
        each = true;
      } else {
        sources.add(Path.of(arg));
      }
    }
    EstimateErrors measured = new EstimateErrors(each);
    for (RecordedExchange exchange : RecordedExchange.load(sources)) {
      measured.measure(exchange);
    }
    measured.print(System.out);
  }

  private void measure(RecordedExchange exchange) throws IOException {
    Endpoint endpoint =
        RECOGNIZER.recognise(exchange.host(), 443, exchange.method(), exchange.path());
    String request = new String(exchange.requestBody(), StandardCharsets.ISO_8859_1);
    if (endpoint == null || !exchange.expected().path("usage_present").asBoolean()) {
      return;
    }
    byte[] body = Offline.decoded(exchange);
    CostRecord known = Offline.read(endpoint, exchange, body, new Estimates(null));
    CostRecord estimated = Offline.read(endpoint, exchange, hidden(body), estimates);
    if (!"estimated".equals(estimated.text(RecordField.USAGE_SOURCE))) {
      return;
    }
    if (exchange.requestBody().length == 0
        || NOT_TEXT.stream().anyMatch(request::contains)
        || known.number(RecordField.REASONING_TOKENS, 0) > 0) {
      leftOut++;
      return;
    }
    boolean plain = FORMS.stream().noneMatch(request::contains);
    compare(exchange.id() + (plain ? "" : " tools"), endpoint, known, estimated, plain);
  }

  private void compare(
      String id, Endpoint endpoint, CostRecord known, CostRecord estimated, boolean plain) {
    String model = known.text(RecordField.RESPONSE_MODEL);
    model = model == null ? known.text(RecordField.REQUEST_MODEL) : model;
    model = model == null ? known.text(RecordField.URL_MODEL) : model;
    String family =
        TokenFamily.of(model).name().toLowerCase(Locale.ROOT) + (plain ? "" : ", tools or schemas");
    long wantIn = input(known);
    long wantOut = known.number(RecordField.OUTPUT_TOKENS, 0);
    long in = input(estimated);
    long out = estimated.number(RecordField.OUTPUT_TOKENS, 0);
    add(family + " | input", wantIn, in);
    if (!endpoint.callType().equals("embedding")) {
      add(family + " | output", wantOut, out);
      add(family + " | total", wantIn + wantOut, in + out);
    }
    if (each) {
      System.out.printf(
          "%s\t%s\t%s\tinput %d %d\toutput %d %d%n", family, id, model, wantIn, in, wantOut, out);
    }
  }

  private void add(String what, long want, long estimated) {
    if (want > 0) {
      errors
          .computeIfAbsent(what, none -> new ArrayList<>())
          .add(
              new double[] {Math.abs(estimated - want) / (double) want, estimated / (double) want});
    }
  }

  private static long input(CostRecord record) {
    return record.number(RecordField.UNCACHED_INPUT_TOKENS, 0)
        + record.number(RecordField.CACHE_READ_TOKENS, 0)
        + record.number(RecordField.CACHE_WRITE_5M_TOKENS, 0)
        + record.number(RecordField.CACHE_WRITE_1H_TOKENS, 0);
  }

  private static byte[] hidden(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    for (String name : COUNTS) {
      text = text.replace('"' + name + '"', '"' + "_".repeat(name.length()) + '"');
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void print(PrintStream out) {
    out.println("| family | of | exchanges | median error | p90 error | median ratio |");
    out.println("|---|---|---|---|---|---|");
    errors.forEach(
        (what, all) ->
            out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.1f %% | %.3f |%n",
                what,
                all.size(),
                100 * quantile(all, 0, 0.5),
                100 * quantile(all, 0, 0.9),
                quantile(all, 1, 0.5)));
    out.println("left out, not all text: " + leftOut);
  }

  private static double quantile(List<double[]> all, int which, double q) {
    double[] sorted = all.stream().mapToDouble(pair -> pair[which]).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  }
}
