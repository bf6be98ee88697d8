package io.aimeter.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceListing;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What-if and savings read only some fields of a record: no other may have to do with its price.
 */
class PricedFieldsTest {
  private final Set<RecordField> asked = EnumSet.noneOf(RecordField.class);

  /** A call of which everything is known. */
  private final class Call implements RecordView {
    private final PriceListing model;
    private final String tier;
    private final long flag;

    Call(PriceListing model, String tier, long flag) {
      this.model = model;
      this.tier = tier;
      this.flag = flag;
    }

    @Override
    public boolean has(RecordField field) {
      asked.add(field);
      return true;
    }

    @Override
    public long number(RecordField field, long otherwise) {
      asked.add(field);
      return switch (field) {
        case STARTED_AT -> Duration.between(Instant.EPOCH, Instant.now()).toNanos();
        case BILLABLE -> 1;
        case BATCH -> flag;
        default -> 1_000;
      };
    }

    @Override
    public String text(RecordField field) {
      asked.add(field);
      return switch (field) {
        case PROVIDER -> model.provider();
        case RESPONSE_MODEL -> flag == 0 ? model.model() : null;
        case REQUEST_MODEL, URL_MODEL -> model.model();
        case USAGE_SOURCE -> "reported";
        case SERVICE_TIER -> tier;
        default -> "x";
      };
    }

    @Override
    public Map<String, String> map(RecordField field) {
      asked.add(field);
      return Map.of("web_search", "1");
    }
  }

  @Test
  void aPriceDependsOnNoFieldThatIsNotRead() {
    PriceBook book = PriceBook.bundled();
    for (PriceListing model : book.listings()) {
      for (String tier : new String[] {"default", "priority", "flex"}) {
        book.quote(new Call(model, tier, 0));
        book.quote(new Call(model, tier, 1));
      }
    }
    assertTrue(asked.size() > 20, () -> "hardly anything was asked: " + asked);
    Set<RecordField> unread = EnumSet.copyOf(asked);
    unread.removeAll(RecordRows.PRICED);
    assertEquals(Set.of(), unread, "RecordRows leaves out what a price depends on");
  }
}
