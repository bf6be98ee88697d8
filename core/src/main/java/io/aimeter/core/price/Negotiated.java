package io.aimeter.core.price;

import io.aimeter.core.record.RecordView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All discounts and markups of a price book. Immutable. */
final class Negotiated {
  static final Negotiated NOTHING = new Negotiated(Collections.emptyList());

  private final List<Adjustment> all;

  private Negotiated(List<Adjustment> all) {
    this.all = all;
  }

  /** These and further ones. */
  Negotiated and(List<Adjustment> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Adjustment> both = new ArrayList<>(all);
    both.addAll(more);
    return new Negotiated(both);
  }

  /** Those for a call. */
  List<Adjustment> with(ModelPrices model, String asked, long day, RecordView record) {
    if (all.isEmpty()) {
      return all;
    }
    String tier = Bill.servedTier(record);
    List<Adjustment> found = new ArrayList<>();
    for (Adjustment adjustment : all) {
      if (adjustment.isForCalls(model, asked, day, tier)) {
        found.add(adjustment);
      }
    }
    return found;
  }

  /** The charges after those of the adjustments that are for them. */
  static List<Charge> adjusted(List<Charge> charges, List<Adjustment> by) {
    if (by.isEmpty()) {
      return charges;
    }
    List<Charge> adjusted = new ArrayList<>(charges.size());
    for (Charge charge : charges) {
      List<Adjustment> forIt = new ArrayList<>(by.size());
      for (Adjustment adjustment : by) {
        if (adjustment.isForCharge(charge.what())) {
          forIt.add(adjustment);
        }
      }
      adjusted.add(charge.adjusted(forIt));
    }
    return adjusted;
  }

  /** Those for a model, for people. */
  List<String> toldOf(ModelPrices model) {
    List<String> told = new ArrayList<>();
    for (Adjustment adjustment : all) {
      if (adjustment.isForModel(model, model.model())) {
        told.add(told(adjustment));
      }
    }
    return told;
  }

  /** All, for people. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    for (Adjustment adjustment : all) {
      told.add(told(adjustment));
    }
    return told;
  }

  private static String told(Adjustment adjustment) {
    return adjustment.told() + " [" + adjustment.source() + ']';
  }
}
