package io.aimeter.cli.focus;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** To whom charges belong and where they arose: what FOCUS rows of one SKU price differ in. */
record Attributed(
    long periodStart,
    String provider,
    String region,
    String team,
    String costCenter,
    String app,
    String feature,
    String environment,
    String callType,
    String usageSource,
    String credential,
    String priceVersion,
    Map<String, String> tags) {
  /** As hosts spell regions: us-east-1, europe-west4. */
  private static final Pattern REGION =
      Pattern.compile("(?<![a-z0-9])([a-z]{2,}(?:-[a-z]+)+-?\\d)(?![a-z0-9])");

  static Attributed of(CostRecord record, long periodStart) {
    return new Attributed(
        periodStart,
        record.has(RecordField.PROVIDER) ? record.text(RecordField.PROVIDER) : "unknown",
        region(record.text(RecordField.SERVER_ADDRESS)),
        record.text(RecordField.TEAM),
        record.text(RecordField.COST_CENTER),
        record.text(RecordField.APP),
        record.text(RecordField.FEATURE),
        record.text(RecordField.ENVIRONMENT),
        record.text(RecordField.CALL_TYPE),
        record.text(RecordField.USAGE_SOURCE),
        record.text(RecordField.KEY_FINGERPRINT),
        record.text(RecordField.PRICE_VERSION),
        new TreeMap<>(record.map(RecordField.TAGS)));
  }

  private static String region(String host) {
    if (host == null) {
      return null;
    }
    Matcher region = REGION.matcher(host);
    return region.find() ? region.group(1) : null;
  }
}
