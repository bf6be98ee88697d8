package io.aimeter.organisation;

import io.aimeter.core.attribution.Source;
import io.aimeter.organisation.Feature.App;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Forty teams, about three hundred applications, about two thousand features: nothing planted. */
final class Organisation {
  private static final double UNATTRIBUTED = 0.03;

  private final RandomGenerator random;
  private final List<Feature> features = new ArrayList<>();

  Organisation(RandomGenerator random) {
    this.random = random;
    for (String team : Names.TEAMS) {
      team(team);
    }
  }

  List<Feature> features() {
    return features;
  }

  private void team(String team) {
    String costCenter = "CC-" + (1000 + Names.TEAMS.indexOf(team) / 2 * 10);
    double size = spread(0.7);
    int apps = 5 + random.nextInt(5);
    for (int i = 0; i < apps; i++) {
      boolean known = random.nextDouble() >= UNATTRIBUTED;
      String name = team + "-" + Names.APPS.get(i);
      app(new App(known ? team : null, known ? costCenter : null, name, key(), "1.0", null), size);
    }
  }

  private void app(App app, double size) {
    Set<String> names = new HashSet<>();
    int count = 4 + random.nextInt(6);
    while (names.size() < count) {
      String name = one(Names.VERBS) + "-" + one(Names.NOUNS);
      if (names.add(name)) {
        features.add(feature(app, name, Math.min(12, size * spread(1.0))));
      }
    }
  }

  private Feature feature(App app, String name, double weight) {
    double kind = random.nextDouble();
    if (kind < 0.12) {
      return embedding(app, name, weight);
    }
    if (kind < 0.15) {
      return new Feature(app, name, Model.IN_HOUSE, weight);
    }
    // Large models for long prompts, small ones for short: as people would have it.
    boolean large = kind < 0.45;
    Feature feature = new Feature(app, name, chat(large), large ? weight * 0.5 : weight);
    feature.input = (int) ((large ? 2500 : 500) * spread(0.4));
    feature.output = (int) ((large ? 450 : 120) * spread(0.35));
    feature.before = before(feature.model);
    feature.movedBefore = 60 + random.nextInt(200);
    feature.growth = Math.min(4, 1.4 * spread(0.3));
    feature.users = 20 + random.nextInt(400);
    usage(feature);
    if (random.nextDouble() < 0.3) {
      feature.prefix = feature.input / 2;
      feature.cached = 0.7;
    }
    return feature;
  }

  private void usage(Feature feature) {
    double when = random.nextDouble();
    if (when < 0.08) {
      feature.rhythm = Rhythm.NIGHT;
      feature.source = Source.JOB;
      feature.users = 0;
      feature.streaming = 0;
      feature.batch = true;
      feature.tier = null;
    } else if (when < 0.35) {
      feature.rhythm = Rhythm.CONSUMER;
    } else if (when < 0.45) {
      feature.rhythm = Rhythm.STEADY;
      feature.source = Source.LISTENER;
      feature.users = 0;
      feature.streaming = 0;
    } else if (when < 0.6) {
      feature.source = Source.MDC;
    }
  }

  private Feature embedding(App app, String name, double weight) {
    boolean small = random.nextInt(3) > 0;
    Feature feature =
        new Feature(app, name, small ? Model.EMBEDDING_SMALL : Model.EMBEDDING_LARGE, weight * 1.5);
    feature.input = (int) (1500 * spread(0.6));
    feature.output = 0;
    feature.streaming = 0;
    feature.users = 0;
    feature.source = Source.LISTENER;
    feature.rhythm = Rhythm.STEADY;
    return feature;
  }

  private Model chat(boolean large) {
    return large
        ? one(
            List.of(
                Model.GPT_5_4,
                Model.GPT_5_6_SOL,
                Model.SONNET_4_5,
                Model.SONNET_4_6,
                Model.GEMINI_PRO,
                Model.BEDROCK_SONNET,
                Model.AZURE_GPT_5_4))
        : one(
            List.of(
                Model.GPT_5_4_MINI,
                Model.HAIKU_4_5,
                Model.GEMINI_LITE,
                Model.NOVA_LITE,
                Model.MISTRAL_SMALL));
  }

  /** What was called before a feature moved to today's model of the same provider. */
  private static Model before(Model model) {
    return switch (model) {
      case GPT_5_4, GPT_5_6_SOL -> Model.GPT_5_1;
      case GPT_5_4_MINI -> Model.GPT_5_MINI;
      case SONNET_4_6 -> Model.SONNET_4_5;
      default -> model;
    };
  }

  private Feature.Key key() {
    return newKey(random);
  }

  /** A credential nobody else has. */
  static Feature.Key newKey(RandomGenerator random) {
    String digits = "%016x".formatted(random.nextLong());
    return new Feature.Key(digits, digits.substring(12).toUpperCase(Locale.ROOT));
  }

  private double spread(double sigma) {
    return Math.exp(sigma * random.nextGaussian());
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
