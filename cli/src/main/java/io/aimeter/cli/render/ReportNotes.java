package io.aimeter.cli.render;

import io.aimeter.query.Coverage;
import io.aimeter.query.Currency;
import io.aimeter.query.Losses;
import io.aimeter.query.Measure;
import io.aimeter.query.Report;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.Totals;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;

/**
 * What the sums of a report leave out, said loudly, and nothing where they leave out nothing; and,
 * quietly, how much of the spend is attributed.
 */
public final class ReportNotes {
  private static final int MODELS_NAMED = 8;
  private static final int CLIENTS_NAMED = 8;

  private ReportNotes() {}

  /** Prints the notes. */
  public static void print(Report report, Palette palette, PrintWriter out) {
    coverage(report.coverage(), palette, out);
    String currency = report.request().currencyCode();
    listCost(report.total(), currency, palette, out);
    rates(report.request(), palette, out);
    if (!report.unmetered().isEmpty()) {
      note(
          palette,
          out,
          "UNMETERED: "
              + Figures.count(report.unmetered().size(), "client")
              + " connected to AI providers unseen; their calls and cost are in no line",
          unmetered(report.unmetered()) + ". aimeter doctor says what to do.");
    }
    long unpriced = report.total().number(Measure.UNPRICED);
    if (unpriced > 0) {
      note(
          palette,
          out,
          "UNPRICED: "
              + Figures.count(unpriced, "record")
              + " without a price; what they cost is not in the total",
          models(report.unpriced()) + ". Add prices with -Daimeter.prices=FILE.");
    }
    long estimated = report.total().number(Measure.ESTIMATED);
    if (estimated > 0) {
      note(
          palette,
          out,
          "ESTIMATED: " + Figures.count(estimated, "call") + ", marked ~ where they cost",
          estimatedCost(report.total(), currency)
              + "their answers said nothing of tokens, so aimeter counted the text.");
    }
    long withoutUsage = report.total().number(Measure.WITHOUT_USAGE);
    if (withoutUsage > 0) {
      note(
          palette,
          out,
          "WITHOUT USAGE: " + Figures.count(withoutUsage, "billable call"),
          "their answers said nothing of tokens and could not be estimated, so their cost is not"
              + " in the total.");
    }
    long partial = report.total().number(Measure.PARTIAL);
    if (partial > 0) {
      note(
          palette,
          out,
          "PARTIAL: " + Figures.count(partial, "call"),
          "ended before the provider had said all of the usage; the cost shown is a lower bound.");
    }
    long deferred = report.total().number(Measure.DEFERRED);
    if (deferred > 0) {
      note(
          palette,
          out,
          "BACKGROUND: " + Figures.count(deferred, "call") + " answered later",
          "what they cost is in the total once the JVM that began them has fetched the finished"
              + " answer; where another one does, or none, it is not.");
    }
    Losses losses = report.losses();
    if (losses.expiredBefore() != null
        && report.request().since().isBefore(losses.expiredBefore())) {
      note(
          palette,
          out,
          "GONE: records before " + expiredBefore(losses) + " are gone by retention",
          "so what began before that day is in no line; retention.age and retention.size of the"
              + " collector say what is kept.");
    }
    if (losses.dropped() > 0 || losses.missing() > 0) {
      note(
          palette,
          out,
          "LOST, of all time: " + Figures.count(losses.missing(), "gap") + " in the sequences",
          Figures.count(losses.dropped())
              + " counted as dropped by the agents. aimeter doctor says where and why.");
    }
  }

  /** The day (UTC) that the kept records begin with. */
  public static String expiredBefore(Losses losses) {
    return losses.expiredBefore().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static void coverage(List<Coverage> dimensions, Palette palette, PrintWriter out) {
    StringJoiner known = new StringJoiner("; ");
    for (Coverage coverage : dimensions) {
      if (coverage.all() > 0) {
        known.add(
            coverage.dimension().replace('_', ' ')
                + ' '
                + Figures.share(coverage.known(), coverage.all())
                + sources(coverage));
      }
    }
    if (known.length() > 0) {
      out.println();
      out.println(palette.faint("Known of the cost: " + known));
    }
  }

  private static void rates(ReportRequest request, Palette palette, PrintWriter out) {
    if (request.currency() == null) {
      return;
    }
    List<Currency.Rate> rates = request.rates();
    Currency.Rate last = rates.get(rates.size() - 1);
    String earlier =
        rates.size() == 1
            ? ""
            : "; before, "
                + Figures.count(rates.size() - 1, "other rate")
                + " from "
                + rates.get(0).date()
                + " on";
    out.println();
    out.println(
        palette.faint(
            "Each record at the rate of its day (UTC): from "
                + last.date()
                + " on 1 USD = "
                + last.perUsd().toPlainString()
                + " "
                + request.currencyCode()
                + " ("
                + last.source()
                + ")"
                + earlier
                + ". Kept in USD."));
  }

  private static void listCost(Totals total, String currency, Palette palette, PrintWriter out) {
    long list = total.number(Measure.LIST_COST);
    long paid = total.number(Measure.COST);
    if (list != paid) {
      out.println();
      out.println(
          palette.faint(
              "At list prices "
                  + Figures.money(list, Figures.decimals(list), currency)
                  + " (ListCost); negotiated, "
                  + Figures.money(paid, Figures.decimals(paid), currency)
                  + " (EffectiveCost): "
                  + Figures.share(Math.abs(list - paid), list)
                  + (list > paid ? " less" : " more")));
    }
  }

  private static String sources(Coverage coverage) {
    if (coverage.bySource().isEmpty()) {
      return "";
    }
    StringJoiner sources = new StringJoiner(", ", " (", ")");
    boolean one = coverage.bySource().size() == 1;
    coverage
        .bySource()
        .forEach(
            (source, cost) ->
                sources.add(one ? source : source + ' ' + Figures.share(cost, coverage.all())));
    return sources.toString();
  }

  private static String estimatedCost(Totals total, String currency) {
    Long cost = total.get(Measure.ESTIMATED_COST);
    return cost == null
        ? ""
        : Figures.money(cost, Figures.decimals(cost), currency)
            + " ("
            + Figures.share(cost, total.number(Measure.COST))
            + " of the total): ";
  }

  private static void note(Palette palette, PrintWriter out, String what, String more) {
    out.println();
    out.println(palette.loud("! " + what));
    out.println("  " + more);
  }

  /** The clients with their hosts, for the report and the doctor. */
  public static String unmetered(List<Report.UnmeteredClient> clients) {
    StringJoiner names = new StringJoiner("; ");
    for (Report.UnmeteredClient client :
        clients.subList(0, Math.min(CLIENTS_NAMED, clients.size()))) {
      names.add(
          ReportTable.printable(String.valueOf(client.client()))
              + " to "
              + ReportTable.printable(String.valueOf(client.host())));
    }
    return clients.size() > CLIENTS_NAMED
        ? names + "; and " + Figures.count(clients.size() - CLIENTS_NAMED, "more client")
        : names.toString();
  }

  private static String models(List<Report.UnpricedModel> models) {
    StringJoiner names = new StringJoiner("; ");
    for (Report.UnpricedModel model : models.subList(0, Math.min(MODELS_NAMED, models.size()))) {
      names.add(
          (model.model() == null ? "(no model)" : ReportTable.printable(model.model()))
              + " "
              + Figures.count(model.records(), "record")
              + ", "
              + Figures.count(model.tokens(), "token"));
    }
    return models.size() > MODELS_NAMED
        ? names + "; and " + Figures.count(models.size() - MODELS_NAMED, "more model")
        : names.toString();
  }
}
