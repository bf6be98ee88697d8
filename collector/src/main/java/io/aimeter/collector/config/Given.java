package io.aimeter.collector.config;

/**
 * A value as it was given.
 *
 * @param where the place, as a message names it: a variable, or a file with line and column
 */
record Given(String text, String where) {
  /** Checks the value against the key's type. */
  static Given checked(ConfigKey key, String text, String where) throws ConfigException {
    if (key.type().fits(text)) {
      return new Given(text, where);
    }
    // A secret is never said; what it can be is any text, so this is none.
    throw new ConfigException(
        where + ": " + key.path() + " is " + key.type().description() + ", not '" + text + "'");
  }
}
