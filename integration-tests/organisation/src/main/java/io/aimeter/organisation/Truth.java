package io.aimeter.organisation;

import java.time.Instant;

/**
 * Something planted, by the names under which it must be found.
 *
 * @param team null where it has no one team
 * @param since from when on, or null where it always was
 * @param detail what else must be told: a release, a key's fingerprint, a model; or null
 */
public record Truth(
    Plant plant, String team, String app, String feature, Instant since, String detail) {}
