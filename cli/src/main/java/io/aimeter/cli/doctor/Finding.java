package io.aimeter.cli.doctor;

/**
 * A line of the doctor's.
 *
 * @param subject what was looked at: directory, agent, queue, collector, sink, store, clock,
 *     coverage, prices
 * @param text what was found
 * @param advice what to do, null where nothing is to be done
 */
public record Finding(Mark mark, String subject, String text, String advice) {
  static Finding ok(String subject, String text) {
    return new Finding(Mark.OK, subject, text, null);
  }

  static Finding warn(String subject, String text, String advice) {
    return new Finding(Mark.WARN, subject, text, advice);
  }

  static Finding fail(String subject, String text, String advice) {
    return new Finding(Mark.FAIL, subject, text, advice);
  }
}
