package io.aimeter.organisation;

import io.aimeter.core.attribution.Source;
import io.aimeter.organisation.Feature.App;
import io.aimeter.organisation.Feature.Change;
import io.aimeter.organisation.Feature.Release;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Plants truths in an organisation: features of their own, one a truth. */
final class Planting {
  /** A share of all calls: weights are of about that many features. */
  private final double percent;

  private final RandomGenerator random;
  private final Instant until;
  private final List<Feature> features;
  private final List<Truth> truths = new ArrayList<>();

  Planting(List<Feature> features, RandomGenerator random, Instant until) {
    this.features = features;
    this.random = random;
    this.until = until;
    percent = features.stream().mapToDouble(feature -> feature.weight).sum() / 100;
  }

  List<Truth> plant() {
    runaway();
    loop();
    truths.add(new Truth(Plant.OVER_BUDGET, "content", null, null, null, null));
    outOfProportion();
    sharedKey();
    cacheable();
    duplicates();
    repeatedEmbeddings();
    oversized();
    retries();
    idle();
    deprecated();
    unlimited();
    batchable();
    priority();
    return truths;
  }

  private void runaway() {
    Instant since = hour(until.minus(Duration.ofDays(5)), 10);
    App app = app("search", "search-answers", new Release("5.0.0", since));
    Feature feature = add(app, "answer-with-sources", Model.SONNET_4_6, 0.5);
    feature.input = 2500;
    feature.output = 400;
    feature.changes = List.of(new Change(since, Instant.MAX, 2, 1.25, 4));
    truth(Plant.RUNAWAY, feature, since, "5.0.0");
  }

  private void loop() {
    // Two hundred times a Sunday's calls would be nothing unusual for all together.
    Instant since = hour(workday(until.minus(Duration.ofDays(24))), 11);
    Feature feature =
        add(
            app("checkout", "checkout-helper", new Release("5.0.0", since)),
            "explain-decline",
            Model.SONNET_4_5,
            0.3);
    feature.input = 2000;
    feature.changes = List.of(new Change(since, since.plus(Duration.ofHours(3)), 200, 1, 1));
    truth(Plant.LOOP, feature, since, "5.0.0");
  }

  private void outOfProportion() {
    Feature feature =
        add(app("legal", "legal-diligence", null), "review-merger", Model.GPT_5_5_PRO, 0.02);
    feature.input = 90_000;
    feature.output = 9_000;
    feature.inputSpread = 0.2;
    feature.outputSpread = 0.2;
    feature.users = 6;
    truth(Plant.OUT_OF_PROPORTION, feature, null, null);
  }

  private void sharedKey() {
    Feature.Key key = Organisation.newKey(random);
    Set<String> teams = new HashSet<>();
    for (Feature feature : List.copyOf(features)) {
      boolean openAi = feature.model.provider().equals("openai") && feature.app.team() != null;
      if (openAi && feature.weight > 0.5 && teams.size() < 14 && teams.add(feature.app.team())) {
        feature.key = key;
      }
    }
    truths.add(new Truth(Plant.SHARED_KEY, null, null, null, null, key.fingerprint()));
  }

  private void cacheable() {
    Feature feature =
        add(app("support", "support-copilot", null), "suggest-reply", Model.SONNET_4_5, 1.2);
    feature.prefix = 6000;
    feature.rhythm = Rhythm.SHIFTS;
    feature.withinMillis = 240_000;
    feature.input = 400;
    feature.output = 120;
    truth(Plant.CACHEABLE, feature, null, null);
  }

  private void duplicates() {
    Feature feature =
        add(app("catalog", "catalog-descriptions", null), "describe-item", Model.GPT_5_4, 1.6);
    feature.input = 3000;
    feature.output = 300;
    feature.repeats = 0.6;
    feature.pool = 40;
    truth(Plant.DUPLICATES, feature, null, null);
  }

  private void repeatedEmbeddings() {
    App app = app("knowledge", "knowledge-index", null);
    Feature feature = nightly(add(app, "reindex-pages", Model.EMBEDDING_LARGE, 1.5));
    feature.input = 60_000;
    feature.inputSpread = 0.2;
    feature.output = 0;
    feature.repeats = 0.9;
    feature.pool = 400;
    // The provider has batches for these too, at half the price: it uses them already.
    feature.batch = true;
    feature.tier = null;
    truth(Plant.REPEATED_EMBEDDINGS, feature, null, null);
  }

  private void oversized() {
    Feature feature = add(app("trust", "trust-labels", null), "label-message", Model.OPUS_4_6, 3.0);
    feature.input = 320;
    feature.output = 6;
    feature.inputSpread = 0.25;
    feature.outputSpread = 0.3;
    truth(Plant.OVERSIZED, feature, null, "claude-haiku-4-5");
  }

  private void retries() {
    Feature feature =
        add(app("claims", "claims-intake", null), "read-claim", Model.GEMINI_PRO, 0.7);
    feature.input = 7000;
    feature.output = 900;
    feature.timesOut = 0.4;
    truth(Plant.RETRIES, feature, null, null);
  }

  private void idle() {
    LocalDate since = until.atZone(ZoneOffset.UTC).toLocalDate().minusDays(20);
    Feature feature =
        add(app("growth", "growth-experiments", null), "personal-digest", Model.GPT_5_4, 0.8);
    feature.input = 3000;
    feature.output = 500;
    feature.rhythm = Rhythm.STEADY;
    feature.usersUntil = since;
    truth(Plant.IDLE, feature, since.atStartOfDay(ZoneOffset.UTC).toInstant(), null);
  }

  private void deprecated() {
    Feature feature =
        add(app("underwriting", "underwriting-notes", null), "weigh-risk", Model.GPT_4O, 0.6);
    feature.input = 4000;
    feature.output = 600;
    truth(Plant.DEPRECATED, feature, null, Model.GPT_4O.served());
  }

  private void unlimited() {
    Feature feature =
        add(app("sales", "sales-proposals", null), "draft-proposal", Model.GPT_5_4, 0.6);
    feature.input = 1500;
    feature.output = 500;
    feature.outputSpread = 1.7;
    feature.limited = false;
    truth(Plant.UNLIMITED, feature, null, null);
  }

  private void batchable() {
    Feature feature =
        nightly(add(app("billing", "billing-nightly", null), "audit-invoices", Model.GPT_5_4, 1.5));
    feature.input = 5000;
    feature.output = 500;
    truth(Plant.BATCHABLE, feature, null, null);
  }

  private void priority() {
    App app = app("forecast", "forecast-nightly", null);
    Feature feature = nightly(add(app, "explain-variance", Model.GPT_5_4, 1.0));
    feature.input = 4000;
    feature.output = 600;
    feature.tier = "priority";
    truth(Plant.PRIORITY, feature, null, null);
  }

  private App app(String team, String name, Release next) {
    return new App(
        team,
        "CC-" + (1000 + Names.TEAMS.indexOf(team) / 2 * 10),
        name,
        Organisation.newKey(random),
        "4.9.2",
        next);
  }

  private Feature add(App app, String name, Model model, double percents) {
    Feature feature = new Feature(app, name, model, percents * percent);
    features.add(feature);
    return feature;
  }

  private static Feature nightly(Feature feature) {
    feature.rhythm = Rhythm.NIGHT;
    feature.source = Source.JOB;
    feature.streaming = 0;
    feature.users = 0;
    return feature;
  }

  private void truth(Plant plant, Feature feature, Instant since, String detail) {
    truths.add(
        new Truth(plant, feature.app.team(), feature.app.name(), feature.name, since, detail));
  }

  /** That day, or the Friday before it. */
  private static Instant workday(Instant day) {
    int weekend =
        day.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
    return day.minus(Duration.ofDays(Math.max(0, weekend)));
  }

  private static Instant hour(Instant day, int hour) {
    return day.atZone(ZoneOffset.UTC).toLocalDate().atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }
}
