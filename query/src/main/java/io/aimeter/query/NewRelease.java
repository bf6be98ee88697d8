package io.aimeter.query;

import java.time.Instant;

/**
 * A release of an application that was new when a spike began.
 *
 * @param app null where no application is known
 * @param release the value of the tag {@code release}
 * @param since its first record
 */
public record NewRelease(String app, String release, Instant since) {}
