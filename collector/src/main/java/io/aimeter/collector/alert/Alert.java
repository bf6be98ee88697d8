package io.aimeter.collector.alert;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a webhook is told, as it is in the body.
 *
 * @param id the same whenever it is sent again
 * @param kind its {@link AlertKind}'s label
 * @param at when it was first seen, RFC 3339
 * @param store the store's name
 * @param message for people, one line
 * @param fields for machines
 */
record Alert(
    String id, String kind, String at, String store, String message, Map<String, Object> fields) {
  static Alert of(Condition condition, Instant now, String store) {
    return new Alert(
        UUID.randomUUID().toString(),
        condition.kind().label(),
        now.toString(),
        store,
        condition.message(),
        condition.fields());
  }
}
