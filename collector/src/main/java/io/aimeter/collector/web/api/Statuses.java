package io.aimeter.collector.web.api;

import static java.util.Comparator.naturalOrder;

import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.query.LossQuery;
import io.aimeter.query.Losses;
import io.aimeter.query.StoreSummary;
import io.aimeter.query.StoreSummary.OfStore;
import io.aimeter.query.answer.BudgetsAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the stores and their collectors are. */
final class Statuses {
  private Statuses() {}

  /** What there is to ask about. */
  static Reply meta(Asked asked) throws IOException {
    StoreSummary summary = StoreSummary.of(asked.root());
    String zone = asked.zone().getId();
    boolean budgets = Files.exists(BudgetsAnswer.file(asked.root()));
    return Reply.object(
        json -> {
          String version = Statuses.class.getPackage().getImplementationVersion();
          json.writeStringField("version", version == null ? "unknown" : version);
          json.writeStringField("now", Instant.now().toString());
          json.writeStringField("timezone", zone);
          writeTime(json, "earliest", times(summary, OfStore::earliest).min(naturalOrder()));
          writeTime(json, "latest", times(summary, OfStore::latest).max(naturalOrder()));
          writeTime(
              json, "expired_before", times(summary, OfStore::expiredBefore).max(naturalOrder()));
          json.writeNumberField(
              "records", summary.stores().stream().mapToLong(OfStore::records).sum());
          json.writeArrayFieldStart("stores");
          for (OfStore store : summary.stores()) {
            json.writeString(store.name());
          }
          json.writeEndArray();
          json.writeArrayFieldStart("dimensions");
          for (String dimension : Endpoints.dimensions()) {
            json.writeString(dimension);
          }
          json.writeEndArray();
          json.writeBooleanField("has_budgets", budgets);
          json.writeBooleanField("writing", summary.stores().stream().anyMatch(OfStore::isWriting));
        });
  }

  private static Stream<Instant> times(StoreSummary summary, Function<OfStore, Instant> of) {
    return summary.stores().stream().map(of).filter(Objects::nonNull);
  }

  private static void writeTime(JsonGenerator json, String name, Optional<Instant> time)
      throws IOException {
    json.writeStringField(name, time.map(Instant::toString).orElse(null));
  }

  /** How the collectors fare, as they said last, and what never reached the store. */
  static Reply health(Asked asked) throws IOException {
    StoreSummary summary = StoreSummary.of(asked.root());
    Losses losses = LossQuery.ask(asked.ledger());
    return Reply.object(
        json -> {
          json.writeStringField("now", Instant.now().toString());
          json.writeStringField("directory", asked.root().toString());
          json.writeNumberField("missing_records", losses.missing());
          json.writeNumberField("dropped_records", losses.dropped());
          if (losses.expiredBefore() != null) {
            json.writeNumberField("expired_records", losses.expired());
            json.writeStringField("expired_before", losses.expiredBefore().toString());
          }
          json.writeArrayFieldStart("stores");
          for (OfStore store : summary.stores()) {
            json.writeStartObject();
            json.writeStringField("name", store.name());
            json.writeNumberField("records", store.records());
            json.writeNumberField("files", store.files());
            json.writeNumberField("bytes", store.bytes());
            json.writeStringField("earliest", Objects.toString(store.earliest(), null));
            json.writeStringField("latest", Objects.toString(store.latest(), null));
            json.writeBooleanField("writing", store.isWriting());
            json.writeStringField("written_at", Objects.toString(store.writtenAt(), null));
            json.writeStringField(
                "problem", Objects.toString(store.status().get(StatusFile.LAST_PROBLEM), null));
            json.writeObjectFieldStart("status");
            for (Map.Entry<String, Object> entry : store.status().entrySet()) {
              json.writeObjectField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
