package io.aimeter.organisation;

/** What is planted, and the command that must find it. */
public enum Plant {
  /** A feature whose spend grows without end since a release. */
  RUNAWAY("trend", "tokens a call and calls grow since a release"),
  /** A feature that called in a loop for three hours, weeks ago. */
  LOOP("spikes", "two hundred times the calls for three hours since a release"),
  /** A team that has spent more than its allocation. */
  OVER_BUDGET("budgets", "a month's allocation is used up"),
  /** A feature that costs out of all proportion. */
  OUT_OF_PROPORTION("features", "the dearest model for very long prompts"),
  /** One key in the hands of many teams. */
  SHARED_KEY("keys", "one key, used by applications of many teams"),
  /** The same long prefix in every prompt, and no cache. */
  CACHEABLE("savings", "6,000 tokens of prompts minutes apart are the same, and none is cached"),
  /** The same requests again and again. */
  DUPLICATES("savings", "three of five requests were sent before on the same day"),
  /** Texts embedded again every night. */
  REPEATED_EMBEDDINGS("savings", "the same texts are embedded every night"),
  /** An expensive model for small, simple calls. */
  OVERSIZED("savings", "claude-opus-4-6 for a label of a few tokens"),
  /** Calls that time out, paid, and are tried again. */
  RETRIES("savings", "two of five answers are left at the application's timeout and asked again"),
  /** Calls nobody looks at any more. */
  IDLE("savings", "no user since a date, and the calls go on"),
  /** A model its provider is about to switch off. */
  DEPRECATED("savings", "gpt-4o-2024-08-06, which its provider has deprecated"),
  /** Answers without a limit to their length, some of them very long. */
  UNLIMITED("savings", "no limit to the output, which at times is very long"),
  /** A nightly job at full price. */
  BATCHABLE("savings", "a nightly job that does not use the batch price"),
  /** A nightly job that pays for priority. */
  PRIORITY("savings", "a nightly job that pays for the priority tier");

  private final String command;
  private final String what;

  Plant(String command, String what) {
    this.command = command;
    this.what = what;
  }

  /** The command that must find it. */
  public String command() {
    return command;
  }

  /** What was planted, for people. */
  public String what() {
    return what;
  }
}
