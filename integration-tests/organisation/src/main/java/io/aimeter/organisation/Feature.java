package io.aimeter.organisation;

import io.aimeter.core.attribution.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A feature of an application, and how it uses AI. Made once, then only read. */
final class Feature {
  final App app;
  final String name;
  final Model model;

  /** What it called until it moved to its model, so many days before the end. */
  Model before;

  int movedBefore;

  /** How it compares with others in calls, at the end of the year. */
  final double weight;

  Rhythm rhythm = Rhythm.OFFICE;
  Source source = Source.ROUTE;

  /** Its calls begin in so much of an hour; half a minute is left for a retry. */
  int withinMillis = 3_570_000;

  /** Its calls grow by this factor in the year. */
  double growth = 1.5;

  /** Medians and spread (sigma of the logarithm) of the tokens a call. */
  int input = 800;

  int output = 200;
  double inputSpread = 0.5;
  double outputSpread = 0.5;

  /** The prompt's part that all its calls have in common, in tokens. */
  int prefix;

  /** The share of calls whose common prefix comes from a cache. */
  double cached;

  double streaming = 0.4;
  double staging = 0.08;
  boolean limited = true;
  boolean batch;
  String tier = "default";
  int users = 200;
  LocalDate usersUntil = LocalDate.MAX;

  /** The share of calls that repeat one of the day's, or of the year's, last requests. */
  double repeats = 0.002;

  int pool = 200;

  /** The share of calls that fail, unpaid, and of those the application leaves before their end. */
  double fails = 0.008;

  double leaves = 0.004;

  /** The share of calls that run into the application's own timeout, paid, and are tried again. */
  double timesOut;

  double truncated = 0.004;

  /** A key other than its application's. */
  Key key;

  /** What changes how it behaves at a moment. */
  List<Change> changes = List.of();

  Feature(App app, String name, Model model, double weight) {
    this.app = app;
    this.name = name;
    this.model = model;
    this.before = model;
    this.weight = weight;
  }

  /**
   * From a moment until another a feature behaves otherwise.
   *
   * @param calls the factor of its calls
   * @param daily the factor by which they grow each day from then
   * @param tokens the factor of its tokens a call
   */
  record Change(Instant since, Instant until, double calls, double daily, double tokens) {
    boolean holds(Instant moment) {
      return !moment.isBefore(since) && moment.isBefore(until);
    }
  }

  /** A credential. */
  record Key(String fingerprint, String hint) {}

  /**
   * An application.
   *
   * @param team null where nobody said it
   * @param release what its deployments name as their release, and from when on
   */
  record App(String team, String costCenter, String name, Key key, String release, Release next) {
    /** The release at a moment. */
    String release(Instant moment) {
      return next == null || moment.isBefore(next.since) ? release : next.name;
    }
  }

  /** A release, from a moment on. */
  record Release(String name, Instant since) {}
}
